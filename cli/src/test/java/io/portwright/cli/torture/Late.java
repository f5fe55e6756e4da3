package io.portwright.cli.torture;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An order that is on its way for longer than anybody waits for its answer, as in a network that
 * repeats lost packets for minutes.
 */
final class Late {
  private final int number;
  private final AtomicInteger orders = new AtomicInteger();
  private final AtomicBoolean ofNextRun = new AtomicBoolean();
  private final CountDownLatch due = new CountDownLatch(1);
  private final CountDownLatch delivered = new CountDownLatch(1);

  /**
   * @param number of the order, counted from 1
   */
  Late(int number) {
    this.number = number;
  }

  /** Whether a request is an order. */
  static boolean isOrder(String label) {
    return label.matches("request POST /v[0-9]+/(networkdesign/buy|product/mcr2/UID/prefixList)");
  }

  /** Lets the order wait until it is due; whether this was the one. */
  boolean holds(String label) throws InterruptedException {
    if (!isOrder(label) || orders.incrementAndGet() != number) {
      return false;
    }
    if (!due.await(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the order was never due");
    }
    return true;
  }

  /**
   * From now on the requests of the next run come: its first list is the last without the order.
   */
  void nextRun() {
    ofNextRun.set(true);
  }

  /** The service has answered a request. */
  void answered(String label) throws InterruptedException {
    if (label.matches("request GET /v2/product(s|/mcr2/UID/prefixLists)")
        && ofNextRun.getAndSet(false)) {
      deliver();
    }
  }

  /** The order arrives. */
  void deliver() throws InterruptedException {
    due.countDown();
    if (!delivered.await(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the order has not arrived");
    }
  }

  /** It has arrived. */
  void isDelivered() {
    delivered.countDown();
  }
}
