package io.portwright.provider.sandbox.world;

import io.portwright.provider.sandbox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who holds which VLAN.
 *
 * <p>A port gives each outer VLAN once, or once for each inner VLAN when both sides use one; an
 * untagged VXC has the port for itself. An MVE does the same for each of its vNICs. On an MCR the
 * tag belongs to the router's interface and is not checked; on a NAT gateway the platform picks it,
 * whatever was asked for. Partner ports never run out.
 */
public final class Vlans {
  public static final int FIRST = 2;
  public static final int LAST = 4093;
  private static final int FIRST_AUTOMATIC = 100;

  private Vlans() {}

  /**
   * The end with the VLAN that it gets on a service of the sandbox.
   *
   * @param end as wanted; an empty VLAN lets the platform pick
   * @param except uid of the VXC that the end belongs to, which is not in its own way
   */
  public static End assign(View view, Service host, End end, String except) {
    return switch (host.kind()) {
      case Kind.Router _ -> end;
      case Kind.Gateway _ -> shared(view, host, end.withVlan(Optional.empty()), except);
      case Kind.Port _, Kind.Edge _ -> shared(view, host, end, except);
      case Kind.Connection _, Kind.Exchange _ ->
          throw Refusal.invalid("Nothing can be attached to a " + host.type());
    };
  }

  private static End shared(View view, Service host, End end, String except) {
    List<End> others = others(view, host, end.vnic(), except);
    if (end.vlan().isEmpty()) {
      return end.withVlan(Optional.of(pick(host, others)));
    }
    if (end.innerVlan().isPresent() && end.vlan().get() == End.UNTAGGED) {
      throw Refusal.invalid("An inner VLAN needs a tagged outer VLAN");
    }
    for (End other : others) {
      if (clash(end, other)) {
        throw Refusal.invalid(taken(host, end.vlan().get()));
      }
    }
    return end;
  }

  /** Whether an end could have the VLAN that it names on a service. */
  public static boolean isFree(View view, Service host, End end, String except) {
    return host.kind() instanceof Kind.Router
        || others(view, host, end.vnic(), except).stream().noneMatch(other -> clash(end, other));
  }

  private static boolean clash(End one, End other) {
    int mine = one.vlan().orElse(0);
    int theirs = other.vlan().orElse(0);
    if (mine == End.UNTAGGED || theirs == End.UNTAGGED) {
      return true;
    }
    boolean told = one.innerVlan().isPresent() && other.innerVlan().isPresent();
    return mine == theirs && !(told && !one.innerVlan().equals(other.innerVlan()));
  }

  private static int pick(Service host, List<End> others) {
    return free(others).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("No VLAN available on service " + host.id()));
  }

  private static List<Integer> free(List<End> others) {
    Set<Integer> taken = new TreeSet<>();
    others.forEach(other -> other.vlan().ifPresent(taken::add));
    List<Integer> free = new ArrayList<>();
    if (taken.contains(End.UNTAGGED)) {
      return free;
    }
    int count = LAST - FIRST + 1;
    for (int step = 0; step < count && free.size() < 5; step++) {
      int vlan = FIRST + (FIRST_AUTOMATIC - FIRST + step) % count;
      if (!taken.contains(vlan)) {
        free.add(vlan);
      }
    }
    return free;
  }

  private static List<End> others(View view, Service host, Optional<Integer> vnic, String except) {
    List<End> ends = new ArrayList<>();
    for (Service service : view.activeOn(host.uid())) {
      if (!service.uid().equals(except)) {
        for (End end : ends(service.kind())) {
          if (end.productUid().equals(host.uid()) && end.vnic().equals(vnic)) {
            ends.add(end);
          }
        }
      }
    }
    return ends;
  }

  private static List<End> ends(Kind kind) {
    return switch (kind) {
      case Kind.Connection vxc -> List.of(vxc.aEnd(), vxc.bEnd());
      case Kind.Exchange ix -> List.of(ix.end());
      case Kind.Port _, Kind.Router _, Kind.Gateway _, Kind.Edge _ -> List.of();
    };
  }

  /** The end with a VLAN on a partner port, which has room for everybody. */
  public static End onPartnerPort(View view, End end) {
    if (end.vlan().isPresent()) {
      return end;
    }
    int held = view.attached(end.productUid()).size();
    return end.withVlan(Optional.of(FIRST_AUTOMATIC + held % (LAST - FIRST_AUTOMATIC + 1)));
  }

  /** The VLAN itself when it is free on a port, else up to five free ones. */
  public static List<Integer> available(View view, Service port, int vlan) {
    List<End> others = others(view, port, Optional.empty(), "");
    End wanted =
        new End(
            port.uid(), Optional.of(vlan), Optional.empty(), Optional.empty(), Optional.empty());
    boolean free = others.stream().noneMatch(other -> clash(wanted, other));
    return free ? List.of(vlan) : free(others);
  }

  /** Refuses what can never be a VLAN; 0 stands for "pick one" and becomes empty. */
  public static Optional<Integer> checked(Optional<Integer> vlan, String field) {
    if (vlan.isEmpty() || vlan.get() == 0) {
      return Optional.empty();
    }
    int value = vlan.get();
    if (value != End.UNTAGGED && (value < FIRST || value > LAST)) {
      throw Refusal.invalid(
          field + " must be -1 (untagged), 0 (automatic) or " + FIRST + " to " + LAST);
    }
    return vlan;
  }

  static String taken(Service host, int vlan) {
    return "VLAN " + vlan + " not available on service " + host.id();
  }
}
