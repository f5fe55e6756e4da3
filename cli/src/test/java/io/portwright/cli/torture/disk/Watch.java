package io.portwright.cli.torture.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** The line to whoever decides what happens at a write: one line of text there, one byte back. */
final class Watch {
  /** TCP port on this machine; without it nothing is watched. */
  static final String PORT = "torture.watch";

  /** The store, and where a new key is kept. */
  private static final List<String> PLACES = List.of("/.portwright", "/.config/portwright");

  private final Socket socket;

  private Watch(Socket socket) {
    this.socket = socket;
  }

  private static final class Open {
    private static final Watch LINE = open();

    private static Watch open() {
      try {
        int port = Integer.parseInt(System.getProperty(PORT, "0"));
        return new Watch(new Socket(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        throw new IllegalStateException("nobody watches", e);
      }
    }
  }

  /** A piece of work on the disk. */
  interface Work<T> {
    T run() throws IOException;
  }

  static boolean covers(Path path) {
    String text = path.toString();
    return PLACES.stream().anyMatch(text::contains);
  }

  /** Does the work between two questions; the first may be answered with a failure of the disk. */
  static <T> T around(String what, Path path, Work<T> work) throws IOException {
    if (!covers(path)) {
      return work.run();
    }
    String text = path.toString();
    int start =
        PLACES.stream().mapToInt(text::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    String label = what + " " + text.substring(start + 1);
    Open.LINE.ask("before " + label, path);
    T done = work.run();
    Open.LINE.ask("after " + label, path);
    return done;
  }

  private synchronized void ask(String label, Path path) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((label + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    InputStream in = socket.getInputStream();
    int answer = in.read();
    switch (answer) {
      case 'g' -> {}
      case 'f' -> throw new FileSystemException(path.toString(), null, "No space left on device");
      case 'r' -> throw new AccessDeniedException(path.toString());
      default -> throw new IllegalStateException("the watcher went away");
    }
  }
}
