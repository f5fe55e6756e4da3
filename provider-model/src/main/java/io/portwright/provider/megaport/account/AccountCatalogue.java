package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.data.Catalogue;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.product.Services;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** What an account's data sources read. */
final class AccountCatalogue implements Catalogue {

  private static final int AT_A_TIME = 8;

  private final PublicLists lists;
  private final Endpoints endpoints;

  AccountCatalogue(PublicLists lists, Endpoints endpoints) {
    this.lists = lists;
    this.endpoints = endpoints;
  }

  @Override
  public Answer<List<Json>> locations() {
    return lists.locations();
  }

  @Override
  public Answer<List<Json>> partnerPorts() {
    return lists.partnerPorts();
  }

  @Override
  public Answer<List<Json>> mveImages() {
    return lists.mveImages();
  }

  @Override
  public Answer<List<Json>> mveSizes() {
    return lists.mveSizes();
  }

  @Override
  public Services services() {
    return endpoints.services();
  }

  @Override
  public Answer<Json> look(String path, String operation) {
    return answer(endpoints.shared(path), operation);
  }

  @Override
  public List<Answer<Json>> lookAll(List<String> paths, String operation) {
    Semaphore free = new Semaphore(AT_A_TIME);
    List<Future<Answer<Json>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String path : paths) {
        running.add(
            threads.submit(() -> {
              free.acquire();
              try {
                return look(path, operation);
              } finally {
                free.release();
              }
            }));
      }
    }
    return running.stream().map(future -> answer(future, operation)).toList();
  }

  private static Answer<Json> answer(Future<Answer<Json>> done, String operation) {
    try {
      return done.get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a look-up failed", bug.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return answer(new Reply.NeverSent("The look-up was interrupted."), operation);
    }
  }

  @Override
  public Answer<Json> ask(String path, Json question, String operation) {
    return answer(endpoints.client().ask(path, question), operation);
  }

  private static Answer<Json> answer(Reply reply, String operation) {
    return switch (reply) {
      case Reply.Ok ok -> Answer.of(ok.data());
      case Reply.Failure failure ->
          Answer.refused(PublicLists.problem(Failures.of(operation, failure)));
    };
  }
}
