package io.portwright.cli.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs whose every order in turn reaches the service when nobody waits for its answer any more. */
final class Deliveries {

  /** When it arrives. */
  enum When {
    /**
     * The send window is over, the next run has begun to look for the order, and its first list
     * does not have it.
     */
    LATE_DELIVERY,
    /** The next run has found that it was never made, has ordered it again and is over. */
    TOO_LATE_DELIVERY
  }

  private final Path folder;
  private final Extent extent;
  private final Table table = new Table();

  Deliveries(Path folder, Extent extent) {
    this.folder = folder;
    this.extent = extent;
  }

  Table table() {
    try (ExecutorService workers = Executors.newFixedThreadPool(Cuts.AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      List<Drama> dramas = List.of(Drama.CREATE, Drama.REPLACE);
      for (Drama drama : extent.isWhole() ? dramas : dramas.subList(0, 1)) {
        Usual usual = Usual.of(folder, drama, Setting.REHEARSAL);
        int orders = (int) usual.steps().stream().filter(Late::isOrder).count();
        for (When when : Arrays.stream(When.values()).filter(Extent::includes).toList()) {
          table.known(name(usual, when), orders);
          for (int order : extent.fewer().of(orders, when.ordinal())) {
            running.add(workers.submit(() -> one(usual, when, order)));
          }
        }
      }
      for (Future<?> each : running) {
        each.get();
      }
      return table;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Usual usual, When when) {
    return (when + " " + usual.drama()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void one(Usual usual, When when, int order) {
    String name = name(usual, when);
    Path place = folder.resolve(name + " " + order);
    try (Theatre theatre = Theatre.copyOf(usual.before(), place)) {
      theatre.stage(usual.design());
      Late late = new Late(order);
      Run first = theatre.delayed(usual.drama(), late);
      List<String> wrong = new ArrayList<>(Aftermath.atOnce(theatre));
      wrong.addAll(Aftermath.bugs(first));
      if (first.exitCode() == 0) {
        wrong.add("nobody has missed the answer: " + Aftermath.tail(first.text()));
      }
      if (when == When.LATE_DELIVERY) {
        late.nextRun();
      }
      Run normal = theatre.delayed(usual.drama(), late);
      switch (when) {
        case LATE_DELIVERY ->
            wrong.addAll(Aftermath.of(theatre, normal, usual.books(), usual.calm()));
        case TOO_LATE_DELIVERY -> wrong.addAll(tooLate(theatre, late, normal));
      }
      table.add(name, "order " + order, normal, wrong);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Cuts.delete(place);
  }

  /** Whatever is there twice then is named by whoever plans next. */
  private static List<String> tooLate(Theatre theatre, Late late, Run normal)
      throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    if (normal.exitCode() != 0) {
      wrong.add("the normal run failed: " + Aftermath.tail(normal.text()));
    }
    late.deliver();
    Run plan = theatre.run(List.of("plan", "-no-color"));
    wrong.addAll(Aftermath.bugs(plan));
    EndState end = EndState.of(theatre);
    end.ledger()
        .live()
        .forEach((uid, name) -> {
          // a prefix list costs nothing, and has no tags that tell whose it is
          boolean billed = !name.startsWith("prefix list ");
          if (billed && !end.knows(uid) && !plan.text().contains(uid)) {
            wrong.add(name + " (" + uid + ") is billed, and nobody is told");
          }
        });
    return wrong;
  }
}
