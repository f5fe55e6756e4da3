package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads answers: a body that is not as expected is an unclear one, never an empty result. */
final class Answers {

  private Answers() {}

  /**
   * @param operation what was tried, such as {@code list the order approvals}
   */
  static <T> Checked<T> failed(String operation, Reply.Failure failure) {
    return Checked.failed(Failures.of(operation, failure));
  }

  static <T> Checked<T> odd(String operation, String what) {
    return failed(operation, new Reply.Unclear("The answer " + what, Optional.empty()));
  }

  /** What {@code data} says, read by a function that is empty for what it does not understand. */
  static <T> Checked<T> one(Reply reply, String operation, Function<Json, Optional<T>> read) {
    return switch (reply) {
      case Reply.Ok ok ->
          read.apply(ok.data())
              .map(Checked::of)
              .orElseGet(() -> odd(operation, "does not say what was asked for"));
      case Reply.Failure failure -> failed(operation, failure);
    };
  }

  /** The rows of {@code data}; one row that cannot be read spoils the list. */
  static <T> Checked<List<T>> rows(
      Reply reply, String operation, Function<Json, Optional<T>> read) {
    return switch (reply) {
      case Reply.Failure failure -> failed(operation, failure);
      case Reply.Ok ok when ok.data() instanceof Json.Arr rows -> rows(rows, operation, read);
      case Reply.Ok _ -> odd(operation, "is not the list that was asked for");
    };
  }

  private static <T> Checked<List<T>> rows(
      Json.Arr rows, String operation, Function<Json, Optional<T>> read) {
    List<T> all = new ArrayList<>();
    for (Json row : rows.items()) {
      Optional<T> one = read.apply(row);
      if (one.isEmpty()) {
        return odd(operation, "has a row that does not say what it is about");
      }
      all.add(one.get());
    }
    return Checked.of(List.copyOf(all));
  }

  /** A text as one segment of a path or one value of a query. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
