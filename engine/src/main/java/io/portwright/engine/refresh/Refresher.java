package io.portwright.engine.refresh;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Reads the objects of some records. Accounts are asked at the same time, objects of one account
 * too, as far as they need calls of their own. An account that cannot be reached is an error; an
 * object that cannot be read stays as it is, with the account's finding.
 */
public final class Refresher {
  private static final int CALLS_PER_ACCOUNT = 8;

  private final Accounts accounts;

  public Refresher(Accounts accounts) {
    this.accounts = accounts;
  }

  private record Work(ObjectId id, String type, ObjectValue recorded, Account account) {}

  /**
   * @param records of managed resources whose types are known here
   * @return a reading for each object; errors when an account could not be reached or belongs to
   *     somebody else than the record says
   */
  public Checked<SortedMap<ObjectId, Reading>> read(Collection<ResourceRecord> records) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Work> local = new ArrayList<>();
    List<Work> remote = new ArrayList<>();
    Ownership ownership = new Ownership();
    for (ResourceRecord record : records) {
      accounts.adopt(record.address().resource(), record.environment(), record.companyUid());
      ProviderKey key = accounts.key(record.address().resource());
      Checked<Account> account = accounts.account(key);
      diagnostics.addAll(account.diagnostics());
      if (account.value().isEmpty()) {
        continue;
      }
      ownership.check(record, account.orThrow().identity());
      boolean here = account.orThrow().identity().equals(Identity.LOCAL);
      add(record, account.orThrow(), here ? local : remote);
    }
    diagnostics.addAll(ownership.findings());
    SortedMap<ObjectId, Reading> readings = new TreeMap<>();
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return new Checked<>(Optional.empty(), diagnostics);
    }
    for (Work work : local) {
      readings.put(work.id(), work.account().read(work.type(), work.recorded()));
    }
    readings.putAll(together(remote));
    return Checked.of(readings, diagnostics);
  }

  /**
   * Whether records belong to the environments and companies of their accounts; for a plan that
   * reads nothing.
   */
  public List<Diagnostic> foreign(Collection<ResourceRecord> records) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Ownership ownership = new Ownership();
    for (ResourceRecord record : records) {
      accounts.adopt(record.address().resource(), record.environment(), record.companyUid());
      Checked<Account> account = accounts.account(accounts.key(record.address().resource()));
      diagnostics.addAll(account.diagnostics());
      account.value().ifPresent(known -> ownership.check(record, known.identity()));
    }
    diagnostics.addAll(ownership.findings());
    return diagnostics;
  }

  private static void add(ResourceRecord record, Account account, List<Work> works) {
    String type = record.address().resource().type();
    record
        .current()
        .ifPresent(
            object -> works.add(work(ObjectId.current(record.address()), type, object, account)));
    record
        .deposed()
        .forEach((key, object) ->
            works.add(
                work(new ObjectId(record.address(), Optional.of(key)), type, object, account)));
  }

  private static Work work(ObjectId id, String type, InstanceObject object, Account account) {
    return new Work(id, type, (ObjectValue) object.attributes().unmarkedDeep(), account);
  }

  private static SortedMap<ObjectId, Reading> together(List<Work> works) {
    SortedMap<ObjectId, Reading> readings = new TreeMap<>();
    if (works.isEmpty()) {
      return readings;
    }
    SortedMap<ObjectId, Future<Reading>> running = new TreeMap<>();
    Semaphore calls = new Semaphore(CALLS_PER_ACCOUNT);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Work work : works) {
        running.put(work.id(), threads.submit(() -> read(work, calls)));
      }
      for (var entry : running.entrySet()) {
        readings.put(entry.getKey(), entry.getValue().get());
      }
    } catch (ExecutionException bug) {
      throw new IllegalStateException("reading an object failed", bug.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      running.keySet().forEach(id -> readings.putIfAbsent(id, interrupted()));
    }
    return readings;
  }

  private static Reading read(Work work, Semaphore calls) throws InterruptedException {
    calls.acquire();
    try {
      return work.account().read(work.type(), work.recorded());
    } finally {
      calls.release();
    }
  }

  private static Reading interrupted() {
    return new Reading.Unreadable(
        Diagnostic.warning(
            "Refresh was interrupted", "The object was not read; state is used as it is."));
  }
}
