package io.portwright.engine.fake;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Services that exist, and what will happen to the next calls. Used by one test at a time. */
public final class FakeWorld {
  /** What becomes of an order, by name of the service. */
  public enum Script {
    REFUSED,
    UNCLEAR,
    UNCLEAR_BUT_MADE,
    INVALID,
    FAILS_LATER,
    WAITS_FOR_OTHERS
  }

  final List<String> log;
  final SortedMap<String, ObjectValue> services = new TreeMap<>();
  final Map<String, Script> scripts = new HashMap<>();
  final Map<String, Integer> looks = new HashMap<>();
  final List<Finding> findings = new ArrayList<>();
  Identity identity =
      new Identity(
          "sandbox", Optional.of("company-1"), Optional.of("Acme"), Optional.of("Company Admin"));
  boolean tagsAreOrdered;
  int batchLimit = 20;
  int looksNeeded = 1;
  int made;
  int fetches;
  int dataReads;
  final List<ObjectValue> dataBefore = new ArrayList<>();

  public FakeWorld(List<String> log) {
    this.log = log;
  }

  FakeAccount account() {
    return new FakeAccount(this);
  }

  public FakeWorld script(String name, Script script) {
    scripts.put(name, script);
    return this;
  }

  public void unscript(String name) {
    scripts.remove(name);
  }

  /** From now on every tag of an object takes an order of its own, called {@code NAME#KEY}. */
  public void orderTags() {
    tagsAreOrdered = true;
  }

  public void batchLimit(int limit) {
    batchLimit = limit;
  }

  /** How many looks it takes until something is done. */
  public void looksNeeded(int looksBeforeDone) {
    looksNeeded = looksBeforeDone;
  }

  public void finding(Finding finding) {
    findings.add(finding);
  }

  public void actAs(Identity newIdentity) {
    identity = newIdentity;
  }

  public SortedMap<String, ObjectValue> services() {
    return services;
  }

  /** Names of the services that exist, in the order of their UIDs. */
  public List<String> names() {
    return services.values().stream().map(service -> service.attribute("name").asString()).toList();
  }

  public int fetches() {
    return fetches;
  }

  /** What look-ups were told about what had been found before. */
  public List<ObjectValue> dataBefore() {
    return dataBefore;
  }

  public int dataReads() {
    return dataReads;
  }

  /** Somebody else changes a service. */
  public void change(String uid, String attribute, Value value) {
    services.put(uid, services.get(uid).with(attribute, value));
  }

  /** Somebody else ends a service. */
  public void remove(String uid) {
    services.remove(uid);
  }

  static Diagnostic problem(String summary, String name) {
    return Diagnostic.error(summary, "This was asked for by the test, for " + name + ".");
  }
}
