package io.portwright.provider.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer whose length is not known. It holds at most {@value #HELD} bytes: a shorter
 * one is sent with its length, a longer one in chunks while it is written.
 */
final class BodyStream extends OutputStream {
  static final int HELD = 1 << 16;

  private final HttpExchange exchange;
  private final int status;
  private final byte[] held = new byte[HELD];
  private int count;
  private boolean chunked;

  BodyStream(HttpExchange exchange, int status) {
    this.exchange = exchange;
    this.status = status;
  }

  @Override
  public void write(int letter) throws IOException {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (count + length > HELD) {
      send();
    }
    if (length > HELD) {
      exchange.getResponseBody().write(bytes, from, length);
      return;
    }
    System.arraycopy(bytes, from, held, count, length);
    count += length;
  }

  private void send() throws IOException {
    if (!chunked) {
      exchange.sendResponseHeaders(status, 0);
      chunked = true;
    }
    exchange.getResponseBody().write(held, 0, count);
    count = 0;
  }

  /** Sends the rest; without it the answer has no end. */
  void end() throws IOException {
    if (chunked) {
      send();
    } else {
      exchange.sendResponseHeaders(status, count == 0 ? -1 : count);
      if (count > 0) {
        exchange.getResponseBody().write(held, 0, count);
      }
    }
  }
}
