package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.NUMBER;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic on network addresses. */
final class NetworkFunctions {

  private static final BigInteger LOW_64_BITS =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private NetworkFunctions() {}

  static List<Function> all() {
    return List.of(cidrhost(), cidrnetmask(), cidrsubnet(), cidrsubnets());
  }

  private static IpPrefix prefix(Call call) throws FunctionFailure {
    Optional<IpPrefix> prefix = IpPrefix.parse(call.text(0));
    if (prefix.isEmpty()) {
      throw FunctionFailure.call(invalid(call.text(0)));
    }
    return prefix.get();
  }

  private static String invalid(String prefix) {
    return "invalid CIDR expression: invalid CIDR address: " + prefix;
  }

  private static Function cidrhost() {
    return Definition.named("cidrhost")
        .takes("prefix", STRING)
        .takes("hostnum", NUMBER)
        .returns(STRING)
        .does(call -> {
          BigInteger number = call.bigWhole(1);
          IpPrefix prefix = prefix(call);
          return Value.string(host(prefix, number).addressText());
        });
  }

  /** Only the low 64 bits of the number are checked, as in Terraform. */
  private static IpPrefix host(IpPrefix prefix, BigInteger number) throws FunctionFailure {
    BigInteger last =
        BigInteger.ONE.shiftLeft(prefix.bits() - prefix.length()).subtract(BigInteger.ONE);
    boolean fromEnd = number.signum() < 0;
    BigInteger distance = fromEnd ? number.negate().subtract(BigInteger.ONE) : number;
    BigInteger wanted = fromEnd ? last.subtract(distance) : number;
    // As in Terraform, only the lower half of a number from the start is compared
    BigInteger compared = fromEnd ? distance : BigInteger.valueOf(number.longValue());
    return Optional.of(wanted)
        .filter(_ -> compared.compareTo(last) <= 0)
        .flatMap(prefix::host)
        .orElseThrow(() ->
            FunctionFailure.call(
                "prefix of "
                    + prefix.length()
                    + " does not accommodate a host numbered "
                    + wanted));
  }

  private static Function cidrnetmask() {
    return Definition.named("cidrnetmask")
        .takes("prefix", STRING)
        .returns(STRING)
        .does(call -> {
          IpPrefix prefix = prefix(call);
          if (!prefix.isIpv4Mapped()) {
            throw FunctionFailure.call("IPv6 addresses cannot have a netmask: " + call.text(0));
          }
          return Value.string(prefix.netmask());
        });
  }

  private static Function cidrsubnet() {
    return Definition.named("cidrsubnet")
        .takes("prefix", STRING)
        .takes("newbits", NUMBER)
        .takes("netnum", NUMBER)
        .returns(STRING)
        .does(call -> {
          long newBits = call.whole(1);
          BigInteger number = call.bigWhole(2);
          IpPrefix prefix = prefix(call);
          if (prefix.length() + newBits > prefix.bits()) {
            throw FunctionFailure.call(
                "insufficient address space to extend prefix of "
                    + prefix.length()
                    + " by "
                    + newBits);
          }
          if (prefix.length() + newBits < 0) {
            throw FunctionFailure.call(
                "prefix of " + prefix.length() + " cannot be shortened by " + -newBits);
          }
          boolean countable = newBits >= 0 && newBits < 64;
          BigInteger low = number.abs().and(LOW_64_BITS);
          boolean tooLarge = countable && low.shiftRight((int) newBits).signum() != 0;
          return Optional.of(number)
              .filter(_ -> !tooLarge)
              .flatMap(wanted -> prefix.subnet((int) newBits, wanted))
              .map(subnet -> Value.string(subnet.toString()))
              .orElseThrow(() ->
                  FunctionFailure.call(
                      "prefix extension of "
                          + newBits
                          + " does not accommodate a subnet numbered "
                          + number));
        });
  }

  private static Function cidrsubnets() {
    return Definition.named("cidrsubnets")
        .takes("prefix", STRING)
        .takesMany(Parameter.of("newbits", NUMBER))
        .returns(Type.list(STRING))
        .does(NetworkFunctions::subnets);
  }

  private static Value subnets(Call call) throws FunctionFailure {
    IpPrefix network =
        IpPrefix.parse(call.text(0))
            .orElseThrow(() -> FunctionFailure.argument(0, invalid(call.text(0))));
    List<Value> subnets = new ArrayList<>();
    IpPrefix current = network;
    for (int i = 1; i < call.count(); i++) {
      int length = network.length() + newBits(call, i, network);
      // The search starts right before the network, so there is none at the very first address.
      current = i == 1 ? network.previous(length) : current;
      Optional<IpPrefix> next = current.next(length);
      boolean mapped = network.isIpv4Mapped() && !network.isIpv4();
      if (mapped || next.isEmpty() || !network.contains(next.get())) {
        throw FunctionFailure.argument(
            i,
            "not enough remaining address space for a subnet with a prefix of "
                + length
                + " bits after "
                + (mapped ? "<nil>" : current));
      }
      current = next.get();
      subnets.add(Value.string(current.toString()));
    }
    return Value.list(STRING, subnets);
  }

  private static int newBits(Call call, int index, IpPrefix network) throws FunctionFailure {
    long bits = Call.wholeArgument(call.argument(index), index, "");
    if (bits < 1) {
      throw FunctionFailure.argument(index, "must extend prefix by at least one bit");
    }
    if (bits > 32) {
      throw FunctionFailure.argument(index, "may not extend prefix by more than 32 bits");
    }
    long length = network.length() + bits;
    if (length > network.bits()) {
      throw FunctionFailure.argument(
          index,
          "would extend prefix to "
              + length
              + " bits, which is too long for an "
              + (network.isIpv4() ? "IPv4" : "IPv6")
              + " address");
    }
    return (int) bits;
  }
}
