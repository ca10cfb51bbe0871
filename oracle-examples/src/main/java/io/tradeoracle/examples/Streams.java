package io.tradeoracle.examples;

import java.io.InputStream;
import java.io.OutputStream;

/** Where a command reads its data and writes its result. */
record Streams(InputStream in, OutputStream out) {}
