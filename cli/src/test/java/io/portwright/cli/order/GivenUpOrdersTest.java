package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.order.Rig.Ran;
import io.portwright.engine.apply.ApplyResult.StillWaiting;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that nobody expects any more, and orders that others have yet to decide. */
class GivenUpOrdersTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void open() {
    rig = new Rig(folder, Timings.INSTANT);
  }

  @AfterEach
  void close() {
    assertThat(rig.fsck()).isEmpty();
    rig.close();
  }

  private void completed() {
    Ran ran = rig.run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
  }

  /** A port that was ordered, and then again because nobody believed that. */
  private String orderedTwice() {
    rig.control().inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.DropAfter()));
    assertThat(rig.main(Rig.PORT).run().exitCode()).isEqualTo(1);
    rig.calm();
    String first = rig.live().getFirst().uid();
    assertThat(rig.strays()).isEmpty();
    assertThat(rig.decide(Optional.empty()).hasErrors()).isFalse();
    completed();
    assertThat(rig.liveNames()).containsExactly("port-a", "port-a");
    return first;
  }

  @Test
  void anOrderThatWasGivenUpIsNamedWhenItIsThereAfterAll() {
    String first = orderedTwice();
    assertThat(rig.strays())
        .singleElement()
        .satisfies(stray -> {
          assertThat(stray.detail()).contains("\"port-a\" (" + first + ")");
          assertThat(stray.isError()).isFalse();
        });
  }

  @Test
  void aNamesakeThatIsNotFromHereIsNobodysBusiness() {
    String first = orderedTwice();
    tag(first, Json.array(List.of()));
    assertThat(rig.strays()).isEmpty();
    Json another =
        new Json.Obj(
            new TreeMap<>(
                Map.of("key", Json.of(Tags.FINGERPRINT), "value", Json.of("0123456789abcdef"))));
    tag(first, Json.array(List.of(another)));
    assertThat(rig.strays()).isEmpty();
  }

  private void tag(String uid, Json tags) {
    Json body = new Json.Obj(new TreeMap<>(Map.of("resourceTags", tags)));
    Reply reply = rig.call(api -> api.put("/v2/product/" + uid + "/tags", body));
    assertThat(reply).isInstanceOf(Reply.Ok.class);
  }

  private void unrecorded(String files) {
    rig.main(files);
    rig.wrap = store -> new FailingStore(store, FailingStore.failOn("ordered"));
    assertThat(rig.run().text()).contains("Orders are not recorded", ".unsaved");
    rig.calm();
  }

  /** Commits can be taken back by force; what is in a file is still known. */
  @Test
  void whatAFileHoldsCountsWhenTheCommitBeforeItIsGone() throws IOException {
    rig.main(Rig.MCR);
    completed();
    unrecorded(Rig.MCR + Rig.PORT);
    setBack();
    completed();
    assertThat(rig.liveNames()).containsExactly("mcr-b", "port-a");
    assertThat(rig.known()).hasSize(2);
    assertThat(rig.buys()).isEqualTo(2);
  }

  @Test
  void whatAFileHoldsCountsWhenTheWholeStateIsGone() throws IOException {
    unrecorded(Rig.PORT);
    setBack();
    completed();
    assertThat(rig.liveNames()).containsExactly("port-a");
    assertThat(rig.known()).hasSize(1);
    assertThat(rig.buys()).isEqualTo(1);
  }

  /** By one commit; the first one leaves nothing. */
  private void setBack() throws IOException {
    Path git = folder.resolve(".portwright/store.git");
    try (Repository store = new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
        RevWalk walk = new RevWalk(store)) {
      Ref branch = store.getRefDatabase().getRefsByPrefix("refs/heads/portwright/").getFirst();
      RevCommit tip = walk.parseCommit(branch.getObjectId());
      RefUpdate update = store.updateRef(branch.getName());
      update.setForceUpdate(true);
      if (tip.getParentCount() == 0) {
        assertThat(update.delete()).isEqualTo(RefUpdate.Result.FORCED);
      } else {
        update.setNewObjectId(tip.getParent(0));
        assertThat(update.update()).isEqualTo(RefUpdate.Result.FORCED);
      }
    }
  }

  @Test
  void anOrderThatWaitsForAnApprovalIsNoFailure() throws IOException, InterruptedException {
    approvals("true");
    Ran ran = rig.main(Rig.MCR + Rig.PORT).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(ran.result().orElseThrow().waiting())
        .extracting(StillWaiting::reason)
        .containsOnly("waits for the approval of the order")
        .hasSize(2);
    approvals("false");
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isFalse();
    assertThat(rig.plan(PlanOptions.NORMAL).diagnostics())
        .filteredOn(Diagnostic::isError)
        .isEmpty();
    assertThat(rig.buys()).isEqualTo(2);
  }

  @Test
  void aChangeThatWaitsForAnApprovalIsNoFailure() throws IOException, InterruptedException {
    rig.main(Rig.PORT);
    completed();
    approvals("true");
    Ran ran = rig.main(Rig.PORT.replace("term_months   = 1", "term_months   = 12")).run();
    assertThat(ran.exitCode()).as(ran.text()).isZero();
    assertThat(ran.result().orElseThrow().waiting())
        .extracting(StillWaiting::reason)
        .containsExactly("waits for the approval of the change");
    assertThat(rig.plan(PlanOptions.NORMAL).orThrow().hasChanges()).isTrue();
  }

  private void approvals(String needed) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rig.service().resolve("/_sandbox/companies/acme"))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"approvals\":" + needed + "}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }
}
