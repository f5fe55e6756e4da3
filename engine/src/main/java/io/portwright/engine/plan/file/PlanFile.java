package io.portwright.engine.plan.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.plan.Basis;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.Earlier;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.plan.Target;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.crypt.SealedFile;
import io.portwright.engine.state.crypt.SecretBox;
import io.portwright.engine.state.format.CanonicalJson;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.Severity;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads plans as sealed files. */
public final class PlanFile {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final SealedFile CONTAINER = new SealedFile("plan", 1);

  private PlanFile() {}

  /** Writes the whole file, or leaves what was there. Readable by the owner only. */
  public static void write(Path file, Plan plan, SecretBox box) {
    CONTAINER.write(file, content(plan), box);
  }

  /** The plan as it was written, or why the file cannot be used. Positions are not kept. */
  public static Checked<Plan> read(Path file, SecretBox box) {
    return CONTAINER.read(file, box).then(content -> plan(file, content));
  }

  static byte[] content(Plan plan) {
    ObjectNode out = JSON.objectNode();
    out.set("basis", basis(plan.basis()));
    ArrayNode changes = out.putArray("changes");
    plan.changes().forEach(change -> changes.add(ChangeJson.write(change)));
    ArrayNode outputs = out.putArray("outputs");
    plan.outputs().forEach(output -> outputs.add(output(output)));
    ArrayNode drift = out.putArray("drift");
    plan.drift().forEach(one -> drift.add(ChangeJson.write(one)));
    out.set("refactored", RefactoredJson.write(plan.refactored()));
    out.set("relevant", RefactoredJson.writeRelevant(plan.relevant()));
    out.set("checks", RefactoredJson.writeChecks(plan.checks()));
    out.set("review", ReviewJson.write(plan.review()));
    ArrayNode diagnostics = out.putArray("diagnostics");
    plan.diagnostics().forEach(diagnostic -> diagnostics.add(diagnostic(diagnostic)));
    return CanonicalJson.compact(out);
  }

  private static Checked<Plan> plan(Path file, byte[] content) {
    try {
      return Checked.of(plan(CanonicalJson.read("plan file " + file, content)));
    } catch (IllegalArgumentException damaged) {
      return Checked.failed(
          Diagnostic.error(
                  "Plan file cannot be used",
                  "The content of plan file "
                      + file
                      + " is not what this program writes: "
                      + damaged.getMessage()
                      + ".\n\nMake a new plan.")
              .withCode("PLAN-1"));
    }
  }

  private static Plan plan(JsonNode json) {
    List<Change> changes = new ArrayList<>();
    json.path("changes").forEach(change -> changes.add(ChangeJson.read(change)));
    List<OutputChange> outputs = new ArrayList<>();
    json.path("outputs").forEach(output -> outputs.add(readOutput(output)));
    List<Drift> drift = new ArrayList<>();
    json.path("drift").forEach(one -> drift.add(ChangeJson.readDrift(one)));
    List<Diagnostic> diagnostics = new ArrayList<>();
    json.path("diagnostics").forEach(one -> diagnostics.add(readDiagnostic(one)));
    return new Plan(
        readBasis(json.path("basis")),
        changes,
        outputs,
        drift,
        RefactoredJson.read(json.path("refactored")),
        RefactoredJson.readRelevant(json.path("relevant")),
        RefactoredJson.readChecks(json.path("checks")),
        ReviewJson.read(json.path("review")),
        diagnostics);
  }

  private static ObjectNode basis(Basis basis) {
    ObjectNode out = JSON.objectNode();
    out.put("mode", basis.options().mode().name());
    out.put("refreshing", basis.options().refreshing().name());
    ArrayNode targets = out.putArray("targets");
    basis.options().targets().forEach(target -> targets.add(target.toString()));
    ArrayNode excludes = out.putArray("excludes");
    basis.options().excludes().forEach(target -> excludes.add(target.toString()));
    ArrayNode replacements = out.putArray("replacements");
    basis.options().replacements().forEach(address -> replacements.add(address.toString()));
    out.put("state", basis.state().hex());
    out.put("resources", basis.resources());
    out.put("configuration", basis.configuration());
    out.put("time", basis.time().getEpochSecond());
    ObjectNode variables = out.putObject("variables");
    basis.variables().forEach((name, value) -> variables.set(name, ValueJson.write(value)));
    ObjectNode identities = out.putObject("identities");
    basis.identities().forEach((key, identity) -> identities.set(key, identity(identity)));
    basis
        .earlier()
        .ifPresent(earlier ->
            out.putObject("earlier")
                .put("state", earlier.commit().hex())
                .put("wish", earlier.wish().name()));
    return out;
  }

  private static Basis readBasis(JsonNode json) {
    List<InstanceAddress> replacements = new ArrayList<>();
    json.path("replacements")
        .forEach(one -> replacements.add(RefactoredJson.address(one.asText())));
    SortedMap<String, Value> variables = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("variables").properties()) {
      variables.put(entry.getKey(), ValueJson.read(entry.getValue()));
    }
    SortedMap<String, Identity> identities = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("identities").properties()) {
      identities.put(entry.getKey(), readIdentity(entry.getValue()));
    }
    return new Basis(
        new PlanOptions(
            PlanOptions.Mode.valueOf(json.path("mode").asText()),
            PlanOptions.Refreshing.valueOf(json.path("refreshing").asText()),
            targets(json.path("targets")),
            targets(json.path("excludes")),
            replacements),
        new CommitId(json.path("state").asText()),
        json.path("resources").asText(),
        json.path("configuration").asText(),
        Instant.ofEpochSecond(json.path("time").asLong()),
        variables,
        identities,
        Optional.ofNullable(json.get("earlier")).map(PlanFile::readEarlier));
  }

  private static Earlier readEarlier(JsonNode json) {
    return new Earlier(
        new CommitId(json.path("state").asText()),
        Earlier.Wish.valueOf(json.path("wish").asText()));
  }

  private static List<Target> targets(JsonNode json) {
    List<Target> targets = new ArrayList<>();
    for (JsonNode target : json) {
      targets.add(
          Target.parse(target.asText())
              .orElseThrow(() -> new IllegalArgumentException("not a target: " + target)));
    }
    return targets;
  }

  private static ObjectNode identity(Identity identity) {
    ObjectNode out = JSON.objectNode();
    out.put("environment", identity.environment());
    identity.companyUid().ifPresent(value -> out.put("company_uid", value));
    identity.companyName().ifPresent(value -> out.put("company_name", value));
    identity.actor().ifPresent(value -> out.put("actor", value));
    return out;
  }

  private static Identity readIdentity(JsonNode json) {
    return new Identity(
        json.path("environment").asText(),
        text(json, "company_uid"),
        text(json, "company_name"),
        text(json, "actor"));
  }

  private static ObjectNode output(OutputChange output) {
    ObjectNode out = JSON.objectNode();
    out.put("name", output.name());
    output.before().ifPresent(value -> out.set("before", ValueJson.write(value)));
    output.after().ifPresent(value -> out.set("after", ValueJson.write(value)));
    out.put("secrecy", output.secrecy().name());
    return out;
  }

  private static OutputChange readOutput(JsonNode json) {
    return new OutputChange(
        json.path("name").asText(),
        Optional.ofNullable(json.get("before")).map(ValueJson::read),
        Optional.ofNullable(json.get("after")).map(ValueJson::read),
        OutputChange.Secrecy.valueOf(json.path("secrecy").asText()));
  }

  private static ObjectNode diagnostic(Diagnostic diagnostic) {
    ObjectNode out = JSON.objectNode();
    out.put("severity", diagnostic.severity().name());
    diagnostic.code().ifPresent(code -> out.put("code", code.text()));
    out.put("summary", diagnostic.summary());
    out.put("detail", diagnostic.detail());
    diagnostic.address().ifPresent(address -> out.put("address", address));
    return out;
  }

  private static Diagnostic readDiagnostic(JsonNode json) {
    String summary = json.path("summary").asText();
    String detail = json.path("detail").asText();
    Diagnostic plain =
        Severity.valueOf(json.path("severity").asText()) == Severity.ERROR
            ? Diagnostic.error(summary, detail)
            : Diagnostic.warning(summary, detail);
    Diagnostic coded = text(json, "code").map(plain::withCode).orElse(plain);
    return text(json, "address").map(coded::about).orElse(coded);
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
  }
}
