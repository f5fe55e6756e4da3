package io.portwright.provider.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long lists leave the server while they are made. */
class StreamedListTest {
  private static final int ROWS = 20_000;

  /** Remembers how far the list was made when bytes left, and the most that was held back. */
  private static final class Watch extends OutputStream {
    private final AtomicInteger made;
    private int madeAtFirst = -1;
    private long sent;
    private int mostAtOnce;

    Watch(AtomicInteger made) {
      this.made = made;
    }

    @Override
    public void write(int letter) {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (madeAtFirst < 0) {
        madeAtFirst = made.get();
      }
      mostAtOnce = Math.max(mostAtOnce, length);
      sent += length;
    }
  }

  private static ObjectNode row(int number) {
    return Json.object().put("productId", number).put("productName", "x".repeat(900));
  }

  @Test
  void firstBytesLeaveBeforeTheListIsMade() throws IOException {
    AtomicInteger made = new AtomicInteger();
    Reply reply =
        Reply.list(
            "List of products",
            IntStream.range(0, ROWS)
                .mapToObj(number -> {
                  made.incrementAndGet();
                  return row(number);
                })
                .iterator());
    assertThat(made.get()).as("rows made before anything is written").isZero();
    Watch out = new Watch(made);
    reply.content().writeTo(out);
    assertThat(made.get()).isEqualTo(ROWS);
    assertThat(out.madeAtFirst).as("rows made when the first bytes left").isBetween(1, 20);
    assertThat(out.mostAtOnce).as("bytes held back").isLessThan(64 * 1024);
    assertThat(out.sent).isGreaterThan(ROWS * 900L);
  }

  @Test
  void streamedListIsWhatTheWholeWouldBe() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Reply.list("m", IntStream.range(0, 3).mapToObj(StreamedListTest::row).iterator())
        .content()
        .writeTo(out);
    var rows = Json.array();
    IntStream.range(0, 3).forEach(number -> rows.add(row(number)));
    assertThat(new ObjectMapper().readTree(out.toByteArray()))
        .isEqualTo(new ObjectMapper().readTree(Reply.ok("m", rows).content().bytes()));
  }
}
