package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** The body of an answer. */
sealed interface Content {

  void writeTo(OutputStream out) throws IOException;

  /** All of it at once. */
  byte[] bytes();

  /**
   * Complete text, owned by the answer.
   *
   * @param bytes never changed
   */
  record Whole(byte[] bytes) implements Content {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  /** Text of which only half is sent, before the connection ends. */
  record Cut(byte[] bytes) implements Content {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes, 0, bytes.length / 2);
    }
  }

  /**
   * An envelope around a list that is made while it is written, one row at a time.
   *
   * @param head members before the list
   * @param rows can be taken once
   */
  record Rows(ObjectNode head, Iterator<? extends JsonNode> rows) implements Content {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      Json.write(out, head, "data", rows);
    }

    @Override
    public byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException("a list could not be written to memory", e);
      }
      return out.toByteArray();
    }
  }
}
