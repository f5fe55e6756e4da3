package io.portwright.provider.sandbox;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.LoggedRequest;
import io.portwright.provider.sandbox.http.Site;
import io.portwright.provider.sandbox.http.Traffic;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.sandbox.world.View;
import java.time.Duration;
import java.util.List;

/** Faults, clock, settings and insight for tests; the same is under {@code /_sandbox/} by HTTP. */
public final class SandboxControl {
  private final Site site;

  SandboxControl(Site site) {
    this.site = site;
  }

  public Timings timings() {
    return site.world().timings();
  }

  /** Holds for what is ordered from now on. */
  public void use(Timings timings) {
    site.world().use(timings);
  }

  /** Lets time pass in the sandbox. */
  public void advance(Duration by) {
    site.world().advance(by);
  }

  /** Gives a port light from now on. */
  public void lightOn(String portUid) {
    site.world()
        .change(draft -> {
          Lifecycle.light(draft, service(draft, portUid), true);
          return portUid;
        });
  }

  /** Takes the light from a port: it goes back to CONFIGURED. */
  public void lightOff(String portUid) {
    site.world()
        .change(draft -> {
          Lifecycle.light(draft, service(draft, portUid), false);
          return portUid;
        });
  }

  /** Lets provisioning of a service fail. */
  public void fail(String uid) {
    site.world()
        .change(draft -> {
          Lifecycle.fail(draft, service(draft, uid));
          return uid;
        });
  }

  /** Locks a service as Megaport's staff does: no customer can undo that. */
  public void staffLock(String uid) {
    staffLock(uid, true);
  }

  /** Undoes {@link #staffLock}. */
  public void staffUnlock(String uid) {
    staffLock(uid, false);
  }

  private void staffLock(String uid, boolean on) {
    site.world()
        .change(draft -> {
          Lifecycle.staffLock(draft, service(draft, uid), on);
          return uid;
        });
  }

  /**
   * Leaves nothing to order in a diversity zone; what was ordered there stays.
   *
   * @param zone {@code red} or {@code blue}
   */
  public void emptyZone(int locationId, String zone) {
    site.catalogue().locations().empty(locationId, zone, true);
  }

  private static Service service(View view, String uid) {
    return view.find(uid)
        .orElseThrow(() -> new IllegalArgumentException("no service " + uid + " in the sandbox"));
  }

  public void inject(Fault fault) {
    site.faults().add(fault);
  }

  /** How long answers take from now on. */
  public void use(Traffic.Latency latency) {
    site.traffic().use(latency);
  }

  /** Lets so many calls of one token through in a second from now on; 0 for any number. */
  public void limitCalls(int perSecond) {
    site.traffic().limit(perSecond);
  }

  public void clearFaults() {
    site.faults().clear();
  }

  /** Ends every access token at once. */
  public void expireTokens() {
    site.tokens().expireAll();
  }

  /** The latest requests in the order of their answers, at most 100 000. */
  public List<LoggedRequest> requests() {
    return site.log().all();
  }

  public void clearRequests() {
    site.log().clear();
  }

  /** Uids of all services that have not ended, of every company, in the order of their number. */
  public List<String> liveServices() {
    return site.world()
        .read(view ->
            view.all().stream()
                .filter(service -> view.status(service).active())
                .map(Service::uid)
                .toList());
  }

  /** Forgets every service, fault and logged request. */
  public void reset() {
    site.world().reset();
    site.catalogue().locations().refill();
    clearFaults();
    clearRequests();
  }
}
