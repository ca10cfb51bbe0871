package io.tradeoracle.examples.http.push;

/**
 * A frame on its way to a client.
 *
 * @param lastEventId the newest event the client has once it has this
 */
record Outgoing(Frame frame, long lastEventId) {}
