-- Milliseconds between an answer and the next request of the same connection, five a second in the
-- middle; connections that began together drift apart.
function delay()
  return math.random(100, 300)
end
