package io.portwright.provider.builtin;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Nothing to log in to: every change is made inside the process. */
final class TerraformAccount implements Account {

  private final Supplier<String> ids;
  private final RemoteStateType remoteState;

  /**
   * @param ids new identifiers, such as random UUIDs
   */
  TerraformAccount(Supplier<String> ids, RemoteStateType remoteState) {
    this.ids = ids;
    this.remoteState = remoteState;
  }

  @Override
  public Identity identity() {
    return Identity.LOCAL;
  }

  @Override
  public void refresh() {}

  @Override
  public Reading read(String type, ObjectValue recorded) {
    return new Reading.Present(recorded);
  }

  @Override
  public Answer<ObjectValue> readData(String type, ObjectValue configuration) {
    if (!type.equals(RemoteStateType.NAME)) {
      throw new IllegalArgumentException("no data source " + type);
    }
    return remoteState.read(configuration);
  }

  @Override
  public Review review(List<Review.Item> items) {
    return Review.EMPTY;
  }

  @Override
  public Answer<Action> create(String type, ObjectValue planned, String fingerprint) {
    return Answer.of(new Action.Local(settled(planned, Value.string(ids.get()))));
  }

  @Override
  public Answer<Action> update(
      String type, ObjectValue before, ObjectValue planned, String fingerprint) {
    return Answer.of(new Action.Local(settled(planned, before.attribute("id"))));
  }

  @Override
  public Answer<Action> delete(String type, ObjectValue before) {
    return Answer.of(new Action.Local(before));
  }

  private static ObjectValue settled(ObjectValue planned, Value id) {
    Value input = planned.attribute("input");
    return TerraformDataType.object(id, input, input, planned.attribute("triggers_replace"));
  }

  @Override
  public int batchLimit() {
    return 1;
  }

  @Override
  public Checked<List<String>> lookalikes(Action.Order order) {
    return Checked.of(List.of());
  }

  @Override
  public List<Diagnostic> validate(List<Action.Order> wave) {
    return List.of();
  }

  @Override
  public List<Outcome> send(List<Action.Order> orders, SendWindow window) {
    throw nothingIsSent();
  }

  @Override
  public Outcome modify(Action.Modify change) {
    throw nothingIsSent();
  }

  @Override
  public Outcome end(Action.End end) {
    throw nothingIsSent();
  }

  @Override
  public Progress progress(String type, ObjectValue state, Goal goal) {
    return new Progress.Done("done", state);
  }

  @Override
  public Patience patience(String type, Goal goal) {
    return new Patience(Duration.ZERO, Duration.ZERO);
  }

  @Override
  public void close() {}

  private static IllegalStateException nothingIsSent() {
    return new IllegalStateException("terraform_data has only local changes");
  }
}
