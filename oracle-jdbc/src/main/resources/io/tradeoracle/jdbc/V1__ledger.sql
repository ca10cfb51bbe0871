-- Instants are bigint nanoseconds since 1970-01-01 UTC, beside each, for people, the same instant
-- as timestamptz, which keeps microseconds only. "change" numbers every change of a projection in
-- the order it happened: the newest comes first in lists.

create table fence (
  single boolean primary key default true check (single),
  token bigint not null check (token >= 0),
  changes bigint not null check (changes >= 0)
);
insert into fence (token, changes) values (0, 0);

-- An entry refers to the one before by number and hash: no gap, no fork, no second history.
create table events (
  number bigint primary key check (number >= 1),
  at_nanos bigint not null,
  at timestamptz not null generated always as (to_timestamp(at_nanos / 1e9)) stored,
  type text not null check (type <> ''),
  version integer not null check (version >= 0),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  previous_number bigint generated always as (nullif(number - 1, 0)) stored,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  unique (number, hash),
  foreign key (previous_number, previous_hash) references events (number, hash),
  check (number > 1 or previous_hash = repeat('0', 64))
);

create table snapshots (
  through_number bigint primary key references events (number),
  version integer not null,
  state jsonb not null check (jsonb_typeof(state) = 'object')
);

-- A venue may fill more than was ordered: filled_units has no upper bound.
create table orders (
  id text primary key check (id like 'to-%' and length(id) <= 48),
  position_id text not null,
  intent text not null check (intent in ('OPEN', 'CLOSE')),
  leg_symbols text[] not null,
  leg_ratios integer[] not null check (not 0 = any (leg_ratios)),
  units integer not null check (units >= 1),
  limit_price numeric,
  time_in_force text not null check (time_in_force in ('DAY')),
  status text not null check (status in ('INTENDED', 'SUBMITTED', 'ACCEPTED', 'PARTIALLY_FILLED',
    'FILLED', 'UNKNOWN', 'LOST', 'ABANDONED', 'REJECTED', 'CANCEL_PENDING', 'CANCELLED',
    'REPLACE_PENDING', 'REPLACED', 'EXPIRED')),
  filled_units integer not null check (filled_units >= 0),
  broker_order_id text not null,
  detail text not null,
  created_at_nanos bigint not null,
  created_at timestamptz not null
    generated always as (to_timestamp(created_at_nanos / 1e9)) stored,
  updated_at_nanos bigint not null,
  updated_at timestamptz not null
    generated always as (to_timestamp(updated_at_nanos / 1e9)) stored,
  change bigint not null unique,
  check (cardinality(leg_symbols) between 1 and 4
    and cardinality(leg_symbols) = cardinality(leg_ratios))
);

-- A fill of an order that is not ours is a fact all the same: order_id refers to no table.
create table fills (
  execution_id text primary key,
  order_id text not null,
  instrument text not null check (instrument <> ''),
  quantity integer not null check (quantity <> 0),
  price numeric not null check (price >= 0),
  fees numeric not null check (fees >= 0),
  at_nanos bigint not null,
  at timestamptz not null generated always as (to_timestamp(at_nanos / 1e9)) stored,
  change bigint not null unique
);
create index fills_by_order on fills (order_id);

create table positions (
  id text primary key,
  strategy text not null,
  underlying text not null,
  leg_symbols text[] not null,
  leg_ratios integer[] not null check (not 0 = any (leg_ratios)),
  target_multiple numeric not null check (target_multiple > 0),
  stop_multiple numeric not null check (stop_multiple > 0),
  exit_days_to_expiration integer not null check (exit_days_to_expiration >= 0),
  close_by_nanos bigint not null,
  close_by timestamptz not null generated always as (
    case when close_by_nanos = 9223372036854775807 then timestamptz 'infinity'
      else to_timestamp(close_by_nanos / 1e9) end) stored,
  status text not null check (status in ('OPENING', 'OPEN', 'CLOSING', 'CLOSED')),
  opened_units integer not null check (opened_units >= 0),
  entry_cash numeric not null,
  exit_cash numeric not null,
  fees numeric not null,
  opened_at_nanos bigint not null,
  opened_at timestamptz not null
    generated always as (to_timestamp(opened_at_nanos / 1e9)) stored,
  updated_at_nanos bigint not null,
  updated_at timestamptz not null
    generated always as (to_timestamp(updated_at_nanos / 1e9)) stored,
  exit_reason text not null check (exit_reason in ('NONE', 'BREAKER', 'EXPIRY', 'STOP', 'TIME',
    'DAYS_TO_EXPIRATION', 'TARGET', 'MANUAL', 'DELIVERY', 'EXPIRATION')),
  change bigint not null unique,
  check (cardinality(leg_symbols) between 1 and 4
    and cardinality(leg_symbols) = cardinality(leg_ratios))
);
create index positions_by_status on positions (status, change);

-- What is held now; 0 where a leg is gone.
create table position_legs (
  position_id text not null references positions (id) on delete cascade,
  leg integer not null check (leg >= 0),
  instrument text not null check (instrument <> ''),
  quantity integer not null,
  primary key (position_id, leg)
);

create table portfolio_snapshots (
  change bigint primary key,
  at_nanos bigint not null,
  at timestamptz not null generated always as (to_timestamp(at_nanos / 1e9)) stored,
  cash numeric not null,
  equity numeric not null,
  previous_close_equity numeric not null,
  open_maximum_loss numeric not null,
  markable boolean not null
);

create table breaker_state (
  single boolean primary key default true check (single),
  state text not null check (state in ('ACTIVE', 'REDUCING', 'HALTED')),
  since_nanos bigint not null,
  since timestamptz not null generated always as (to_timestamp(since_nanos / 1e9)) stored,
  moved_by text not null,
  reason text not null
);

create table contracts (
  id integer generated always as identity primary key,
  symbol text not null,
  underlying text not null check (underlying <> ''),
  style text not null,
  settlement_session text not null,
  delivery text not null,
  multiplier integer not null check (multiplier > 0),
  unique (symbol, underlying, style, settlement_session, delivery, multiplier)
);

-- Quotes are measurements, not money: eight-byte floats. NaN where there is no volatility.
create table option_ticks (
  contract_id integer not null references contracts (id),
  exchange_nanos bigint not null,
  receive_nanos bigint not null,
  bid double precision not null check (bid >= 0),
  ask double precision not null check (ask >= 0),
  bid_size integer not null check (bid_size >= 0),
  ask_size integer not null check (ask_size >= 0),
  feed text not null,
  implied_volatility double precision not null,
  primary key (contract_id, exchange_nanos)
);

create table iv_history (
  underlying text not null,
  trading_day date not null,
  implied_volatility double precision not null
    check (implied_volatility > 0 and implied_volatility < 'infinity'),
  source text not null,
  primary key (underlying, trading_day)
);
