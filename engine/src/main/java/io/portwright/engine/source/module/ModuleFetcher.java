package io.portwright.engine.source.module;

import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.source.module.ModuleCache.Fetched;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packages from git repositories. Within one run a package is looked up once, so that all calls of
 * it see the same commit, and one that cannot be fetched is reported for the call that asked first.
 */
final class ModuleFetcher {
  private final ModuleCache cache;
  private final FetchSettings settings;
  private final Map<String, Fetched> seen = new HashMap<>();

  ModuleFetcher(Path base, FetchSettings settings) {
    this.cache = new ModuleCache(base, settings);
    this.settings = settings;
  }

  /** The package that a call needs, fetched when it is not there. */
  synchronized Checked<ModulePackage> fetch(ModuleCall call, ModuleSource.Git source) {
    GitPlace place = source.place();
    try {
      Fetched fetched = fetched(call, place);
      String commit = cache.record(call, place, source.subfolder(), fetched.commit());
      if (!commit.equals(fetched.commit())) {
        fetched = present(call, place, Optional.of(commit));
      }
      seen.put(place.url() + "\n" + place.ref(), fetched);
      ModulePackage found =
          new ModulePackage(fetched.folder().toRealPath(), place.shown(), fetched.commit());
      return Checked.of(found, warnings(call, place, fetched));
    } catch (RemoteFailure e) {
      return Checked.failed(FetchProblems.remote(call, place, e));
    } catch (PackageRecords.DamagedRecords _) {
      return Checked.failed(FetchProblems.damagedRecords(call, cache.recordFile()));
    } catch (IOException e) {
      return Checked.failed(FetchProblems.disk(call, place, e));
    }
  }

  private Fetched fetched(ModuleCall call, GitPlace place) throws IOException {
    Fetched before = seen.get(place.url() + "\n" + place.ref());
    if (before != null) {
      return new Fetched(before.commit(), before.folder(), List.of());
    }
    return present(
        call,
        place,
        settings.renewal() == Renewal.RECORDED ? cache.recorded(place) : Optional.empty());
  }

  private Fetched present(ModuleCall call, GitPlace place, Optional<String> commit)
      throws IOException {
    Optional<Fetched> present = commit.flatMap(known -> cache.present(place, known));
    if (present.isPresent()) {
      return present.get();
    }
    settings.listener().fetching(call.key(), place.shown());
    return cache.fetch(place, commit);
  }

  private static List<Diagnostic> warnings(ModuleCall call, GitPlace place, Fetched fetched) {
    List<Diagnostic> warnings = new ArrayList<>();
    if (!fetched.submodules().isEmpty()) {
      warnings.add(FetchProblems.submodules(call, place, fetched.submodules()));
    }
    return warnings;
  }
}
