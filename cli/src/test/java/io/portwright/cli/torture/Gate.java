package io.portwright.cli.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Every step of one run that others can see, in one order: a request arrives, its answer is ready,
 * the disk is about to change, it has changed. At the chosen step something happens.
 */
final class Gate implements AutoCloseable {

  /** What happens at the chosen step. */
  enum Act {
    /** The run ends there and then. */
    KILL,
    /** The disk is full from there on. */
    DISK_FULL,
    /** Nothing can be written any more. */
    READ_ONLY,
    /** Somebody else runs to the end before this run goes on. */
    RIVAL
  }

  /** Which step, counted from 1, and what happens there. */
  record Cut(int step, Act act) {
    static final Cut NONE = new Cut(Integer.MAX_VALUE, Act.KILL);
  }

  /** What the gate answers. */
  enum Answer {
    GO,
    FULL,
    READ_ONLY,
    /** The run is gone. */
    NEVER
  }

  private final ServerSocket writes;
  private final Cut cut;
  private final Runnable deed;
  private final List<String> steps = new ArrayList<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private boolean dead;
  private boolean failing;
  private boolean open;

  /**
   * @param deed done at the cut, while the run waits: kills the process, or is the rival
   */
  Gate(Cut cut, Runnable deed) {
    this.cut = cut;
    this.deed = deed;
    try {
      this.writes = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return writes.getLocalPort();
  }

  /** Steps until now. */
  synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  boolean wasReached() {
    return reached.getCount() == 0;
  }

  /** What happened where; for messages. */
  synchronized String place() {
    return cut.act() + " at step " + cut.step() + (wasReached() ? ": " + steps.getLast() : "");
  }

  /** Lets everything through from now on, uncounted. */
  synchronized void leaveOpen() {
    open = true;
  }

  /** A request arrives or was answered. */
  boolean lets(String label) {
    return step(label) != Answer.NEVER;
  }

  private synchronized Answer step(String label) {
    if (open) {
      return Answer.GO;
    }
    if (dead) {
      return Answer.NEVER;
    }
    boolean write = !label.startsWith("request");
    if (counts(label)) {
      steps.add(label);
      if (steps.size() == cut.step()) {
        reached.countDown();
        return act();
      }
    }
    return failing && write && label.startsWith("before") ? failure() : Answer.GO;
  }

  private Answer act() {
    return switch (cut.act()) {
      case KILL -> {
        dead = true;
        deed.run();
        yield Answer.NEVER;
      }
      case DISK_FULL, READ_ONLY -> {
        failing = true;
        yield steps.getLast().startsWith("before") ? failure() : Answer.GO;
      }
      case RIVAL -> {
        open = true;
        deed.run();
        yield Answer.GO;
      }
    };
  }

  private Answer failure() {
    return cut.act() == Act.DISK_FULL ? Answer.FULL : Answer.READ_ONLY;
  }

  /**
   * Objects of git mean nothing until a branch names them, and a new repository until it has its
   * name: of those that are written one after the other only the first is a step.
   */
  private boolean counts(String label) {
    return !(isObject(label) && !steps.isEmpty() && isObject(steps.getLast()));
  }

  private static boolean isObject(String label) {
    return label.contains(" .portwright/store.git/objects/")
        || label.contains(" .portwright/store.git.new-");
  }

  private void serve() {
    while (!writes.isClosed()) {
      try (Socket socket = writes.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          byte answer =
              switch (step(line)) {
                case GO -> 'g';
                case FULL -> 'f';
                case READ_ONLY -> 'r';
                case NEVER -> 'x';
              };
          socket.getOutputStream().write(answer);
        }
      } catch (IOException _) {
        // the run is gone, or the gate is closed
      }
    }
  }

  @Override
  public void close() {
    try {
      writes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
