package io.tradeoracle.examples;

import java.io.InputStream;
import java.io.OutputStream;

/** Where a command reads its data, writes its result, and says what it is doing. */
record Streams(InputStream in, OutputStream out, OutputStream err) {}
