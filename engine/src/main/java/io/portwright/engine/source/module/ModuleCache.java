package io.portwright.engine.source.module;

import io.portwright.engine.git.CommitFiles;
import io.portwright.engine.git.RemoteRepository;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder {@code .portwright/modules}: one folder for each commit that was fetched, never
 * changed after it appeared, and the record of which call uses which commit.
 *
 * <p>Everything appears at once by renaming, so any number of processes can fetch at the same time;
 * the first to record a commit for a package decides it for all.
 */
final class ModuleCache {
  private static final int COMMIT = 40;
  private static final int HASH = 16;
  private static final int NAME = 40;

  private final Path base;
  private final Path privateFolder;
  private final Path folder;
  private final FetchSettings settings;

  /**
   * A commit whose files are there.
   *
   * @param submodules folders that stay empty; known only right after fetching
   */
  record Fetched(String commit, Path folder, List<String> submodules) {}

  /**
   * @param base folder of the root module, without symbolic links
   */
  ModuleCache(Path base, FetchSettings settings) {
    this.base = base;
    this.privateFolder = base.resolve(".portwright");
    this.folder = privateFolder.resolve("modules");
    this.settings = settings;
  }

  Path recordFile() {
    return folder.resolve("modules.json");
  }

  SortedMap<String, PackageRecord> records() throws IOException {
    return PackageRecords.read(recordFile());
  }

  /** The commit that is recorded for a package, whichever call asked for it. */
  Optional<String> recorded(GitPlace place) throws IOException {
    return recorded(records(), place);
  }

  private Optional<String> recorded(SortedMap<String, PackageRecord> records, GitPlace place) {
    return records.values().stream()
        .filter(one -> isOf(one, place))
        .map(PackageRecord::version)
        .findFirst();
  }

  private boolean isOf(PackageRecord one, GitPlace place) {
    String start = shown(folder.resolve(name(place))) + "/";
    return one.ref().equals(place.ref()) && one.dir().startsWith(start);
  }

  /** All calls of a package have the same commit. */
  private PackageRecord moved(PackageRecord one, GitPlace place, String version) {
    return isOf(one, place)
        ? new PackageRecord(
            one.key(),
            one.source(),
            one.ref(),
            version,
            one.dir().replace("/" + one.version(), "/" + version))
        : one;
  }

  /** The files of a commit when they are there. */
  Optional<Fetched> present(GitPlace place, String commit) {
    Path files = folder.resolve(name(place)).resolve(commit);
    return Files.isDirectory(files)
        ? Optional.of(new Fetched(commit, files, List.of()))
        : Optional.empty();
  }

  /**
   * Fetches a commit.
   *
   * @param known the commit; empty to look up what the place's ref is now
   */
  Fetched fetch(GitPlace place, Optional<String> known) throws IOException {
    prepare();
    try (FetchWork work = FetchWork.begin(folder, lockFile())) {
      return fetch(place, known, work.folder());
    }
  }

  private Fetched fetch(GitPlace place, Optional<String> known, Path work) throws IOException {
    Path bare = work.resolve("repository.git");
    try (RemoteRepository remote =
        RemoteRepository.open(place.address(), bare, settings.access())) {
      String commit = known.isPresent() ? known.get() : remote.commit(place.ref());
      Optional<Fetched> present = present(place, commit);
      if (present.isPresent()) {
        return present.get();
      }
      remote.fetch(commit);
      Path files = work.resolve("files");
      List<String> submodules = CommitFiles.write(bare, commit, files);
      Path kept = folder.resolve(name(place)).resolve(commit);
      publish(files, kept);
      return new Fetched(commit, kept, submodules);
    }
  }

  private Path lockFile() {
    return folder.resolve("modules.lock");
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder);
    Path ignore = privateFolder.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.writeString(ignore, "*\n", StandardCharsets.UTF_8);
    }
  }

  private static void publish(Path files, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    try {
      Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
      // another process was faster, with the same commit
    }
  }

  /**
   * Records what a call uses. Answers the commit in force: another process may have recorded one
   * for the same package meanwhile, and then that one counts for both.
   */
  String record(ModuleCall call, GitPlace place, String subfolder, String commit)
      throws IOException {
    Files.createDirectories(folder);
    try (RecordLock _ = RecordLock.take(lockFile())) {
      SortedMap<String, PackageRecord> records = readable();
      String version =
          settings.renewal() == Renewal.LATEST ? commit : recorded(records, place).orElse(commit);
      Path dir = folder.resolve(name(place)).resolve(version).resolve(subfolder);
      PackageRecord mine =
          new PackageRecord(call.key(), place.shown(subfolder), place.ref(), version, shown(dir));
      SortedMap<String, PackageRecord> changed = new TreeMap<>(records);
      changed.replaceAll((_, one) -> moved(one, place, version));
      changed.put(call.key(), mine);
      if (!changed.equals(records)) {
        PackageRecords.write(recordFile(), changed.values());
      }
      return version;
    }
  }

  /** Forgets all calls but these, and removes the commits that then nothing uses. */
  void keepOnly(Set<String> keys) throws IOException {
    if (Files.notExists(recordFile())) {
      return;
    }
    try (RecordLock _ = RecordLock.take(lockFile())) {
      SortedMap<String, PackageRecord> records = records();
      if (records.keySet().retainAll(keys)) {
        PackageRecords.write(recordFile(), records.values());
      }
      Set<Path> used = new HashSet<>();
      for (PackageRecord one : records.values()) {
        used.add(base.resolve(one.dir().substring(0, one.dir().indexOf(one.version()) + COMMIT)));
      }
      for (Path repository : folders(folder)) {
        for (Path commit : folders(repository)) {
          if (!used.contains(commit)) {
            FolderTree.delete(commit);
          }
        }
        if (folders(repository).isEmpty()) {
          FolderTree.delete(repository);
        }
      }
    }
  }

  /** Folders of repositories or commits; not those that a fetch is working in. */
  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> !FetchWork.isWork(entry))
          .toList();
    }
  }

  /** A damaged record is written anew when everything is looked up again anyway. */
  private SortedMap<String, PackageRecord> readable() throws IOException {
    try {
      return records();
    } catch (PackageRecords.DamagedRecords e) {
      if (settings.renewal() == Renewal.LATEST) {
        return new TreeMap<>();
      }
      throw e;
    }
  }

  /** Relative to the root module, with forward slashes. */
  private String shown(Path path) {
    return base.relativize(path).toString().replace('\\', '/');
  }

  /** Readable, and different for every repository; a login in its address makes no difference. */
  private static String name(GitPlace place) {
    String url = place.url().replaceFirst("^(https?://)[^/?#]*@", "$1");
    String end = url.replaceFirst("[?#].*", "").replaceFirst("(\\.git)?/*$", "");
    String last = end.substring(end.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "_");
    String word = last.isEmpty() ? "module" : last.substring(0, Math.min(NAME, last.length()));
    return word + "-" + hash(url);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
