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
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the objects of some records. Objects that need calls of their own are asked for at the same
 * time, a few of them. An account that cannot be reached is an error; an object that cannot be read
 * stays as it is, with the account's finding.
 */
public final class Refresher {
  private static final int CALLS_AT_ONCE = 8;

  private final Accounts accounts;

  public Refresher(Accounts accounts) {
    this.accounts = accounts;
  }

  private record Work(ObjectId id, String type, ObjectValue recorded, Account account) {

    boolean isRemote() {
      return !account.identity().equals(Identity.LOCAL);
    }

    Reading reading() {
      return account.read(type, recorded);
    }
  }

  /**
   * @param records of managed resources whose types are known here
   * @return a reading for each object, in the order of addresses; errors when an account could not
   *     be reached or belongs to somebody else than the record says
   */
  public Checked<Map<ObjectId, Reading>> read(Collection<ResourceRecord> records) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Work> works = new ArrayList<>();
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
      add(record, account.orThrow(), works);
    }
    diagnostics.addAll(ownership.findings());
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return new Checked<>(Optional.empty(), diagnostics);
    }
    works.sort(Comparator.comparing(Work::id));
    Map<ObjectId, Reading> asked = together(works.stream().filter(Work::isRemote).toList());
    Map<ObjectId, Reading> readings = new LinkedHashMap<>();
    for (Work work : works) {
      Reading reading = work.isRemote() ? asked.get(work.id()) : work.reading();
      readings.put(work.id(), reading == null ? interrupted() : reading);
    }
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

  private static Map<ObjectId, Reading> together(List<Work> works) {
    Map<ObjectId, Reading> readings = new ConcurrentHashMap<>();
    Iterator<Work> left = works.iterator();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Math.min(CALLS_AT_ONCE, works.size()); i++) {
        running.add(threads.submit(() -> each(left, readings)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException bug) {
      throw new IllegalStateException("reading an object failed", bug.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return readings;
  }

  private static void each(Iterator<Work> left, Map<ObjectId, Reading> readings) {
    for (Optional<Work> work = next(left); work.isPresent(); work = next(left)) {
      readings.put(work.get().id(), work.get().reading());
    }
  }

  private static Optional<Work> next(Iterator<Work> left) {
    synchronized (left) {
      return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }
  }

  private static Reading interrupted() {
    return new Reading.Unreadable(
        Diagnostic.warning(
            "Refresh was interrupted", "The object was not read; state is used as it is."));
  }
}
