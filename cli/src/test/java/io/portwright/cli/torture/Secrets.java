package io.portwright.cli.torture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Looks for secrets in everything that runs have left, packed or not, in all usual disguises. */
final class Secrets {
  /** What the designs hold and nobody may find. */
  static final List<String> CANARIES = List.of("canary-account/key+4711", "canary-bgp+pass/4712");

  private final List<byte[]> forms = new ArrayList<>();

  Secrets(List<String> secrets) {
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      add(secret);
      add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      add(secret.replace("/", "\\/"));
      for (int shift = 0; shift < 3; shift++) {
        byte[] moved = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, moved, shift, bytes.length);
        inner(Base64.getEncoder().encodeToString(moved), shift);
        inner(Base64.getUrlEncoder().encodeToString(moved), shift);
      }
    }
  }

  /** Only what does not depend on the neighbours of the secret. */
  private void inner(String encoded, int shift) {
    add(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4));
  }

  private void add(String form) {
    forms.add(form.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Places where one was found.
   *
   * @param except files below these are not looked at
   */
  List<String> found(Path folder, List<Path> except) {
    TreeSet<String> places = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (except.stream().noneMatch(file::startsWith)) {
          byte[] content = Files.readAllBytes(file);
          look(content, file.toString(), places);
          look(inflated(content), file + " (unpacked)", places);
        }
      }
      packed(folder.resolve("work/.portwright/store.git"), places);
      return List.copyOf(places);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was found in something that was printed. */
  List<String> printed(String text, String place) {
    TreeSet<String> places = new TreeSet<>();
    look(text.getBytes(StandardCharsets.UTF_8), place, places);
    return List.copyOf(places);
  }

  private void packed(Path git, TreeSet<String> places) throws IOException {
    if (!Files.exists(git)) {
      return;
    }
    try (Repository repository =
            new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
        ObjectReader reader = repository.newObjectReader()) {
      for (Pack pack : ((ObjectDirectory) repository.getObjectDatabase()).getPacks()) {
        for (PackIndex.MutableEntry entry : pack) {
          var id = entry.toObjectId();
          look(reader.open(id).getCachedBytes(), "packed object " + id.name(), places);
        }
      }
    }
  }

  private void look(byte[] content, String place, TreeSet<String> places) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (byte[] form : forms) {
      if (text.contains(new String(form, StandardCharsets.ISO_8859_1))) {
        places.add(place);
      }
    }
  }

  private static byte[] inflated(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var in = new InflaterInputStream(new ByteArrayInputStream(content))) {
      in.transferTo(out);
    } catch (IOException _) {
      // not packed
    }
    return out.toByteArray();
  }
}
