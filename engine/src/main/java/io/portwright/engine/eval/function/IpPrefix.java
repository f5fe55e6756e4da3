package io.portwright.engine.eval.function;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A network address and the length of its prefix, in CIDR notation.
 *
 * @param address all bits, as a number that is never negative
 * @param bits 32 for IPv4, 128 for IPv6
 * @param length of the prefix, normally between 0 and {@code bits}
 */
record IpPrefix(BigInteger address, int bits, int length) {

  private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFFL).shiftLeft(32);
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /** Where an IPv4 address begins that is written as IPv6. */
  private static final int IPV4_OFFSET = 96;

  /** Reads {@code address/length}; bits behind the prefix become zero. */
  static Optional<IpPrefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String address = text.substring(0, slash);
    int bits = address.contains(":") ? IPV6_BITS : IPV4_BITS;
    Optional<BigInteger> number = bits == IPV6_BITS ? ipv6(address) : ipv4(address);
    Optional<Integer> length = decimal(text.substring(slash + 1), bits);
    if (number.isEmpty() || length.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new IpPrefix(number.get(), bits, length.get()).masked());
  }

  private static Optional<Integer> decimal(String text, int most) {
    if (text.isEmpty() || text.length() > 9) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    int value = Integer.parseInt(text);
    return value <= most ? Optional.of(value) : Optional.empty();
  }

  /** Leading zeros are accepted and mean nothing. */
  private static Optional<BigInteger> ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      Optional<Integer> octet = decimal(part, 255);
      if (octet.isEmpty()) {
        return Optional.empty();
      }
      value = value << 8 | octet.get();
    }
    return Optional.of(BigInteger.valueOf(value));
  }

  private static Optional<BigInteger> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(g -> g.size() == 8).map(IpPrefix::joined);
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<List<Integer>> before = groups(text.substring(0, gap));
    Optional<List<Integer>> after = groups(text.substring(gap + 2));
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int missing = 8 - before.get().size() - after.get().size();
    if (missing < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before.get());
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(after.get());
    return Optional.of(joined(all));
  }

  /** Groups of 16 bits; the last 32 bits may be written as IPv4. */
  private static Optional<List<Integer>> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].contains(".")) {
        Optional<BigInteger> tail = ipv4(parts[i]);
        if (tail.isEmpty()) {
          return Optional.empty();
        }
        groups.add((int) (tail.get().longValue() >> 16));
        groups.add((int) (tail.get().longValue() & 0xFFFF));
      } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  private static BigInteger joined(List<Integer> groups) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return value;
  }

  private IpPrefix masked() {
    int host = bits - length;
    return new IpPrefix(address.shiftRight(host).shiftLeft(host), bits, length);
  }

  boolean isIpv4() {
    return bits == IPV4_BITS;
  }

  /** An IPv4 address, also one that is written as IPv6. */
  boolean isIpv4Mapped() {
    return isIpv4() || address.shiftRight(IPV4_BITS).shiftLeft(IPV4_BITS).equals(MAPPED);
  }

  /**
   * The address {@code number}, which may be too large: then it also changes the prefix. Empty when
   * it is too large even for an address.
   */
  Optional<IpPrefix> host(BigInteger number) {
    return with(number, isIpv4Mapped() ? IPV4_BITS : IPV6_BITS);
  }

  /**
   * The network {@code number} with a prefix that is {@code newBits} longer; empty when there is
   * none in the whole space of addresses.
   */
  Optional<IpPrefix> subnet(int newBits, BigInteger number) {
    return with(number, length + newBits);
  }

  private Optional<IpPrefix> with(BigInteger number, int newLength) {
    BigInteger combined = address.or(number.shiftLeft(bits - newLength)).abs();
    return combined.bitLength() > bits
        ? Optional.empty()
        : Optional.of(new IpPrefix(combined, bits, newLength));
  }

  /** The network of this prefix length right before this one; before the first is the last. */
  IpPrefix previous(int newLength) {
    BigInteger all = BigInteger.ONE.shiftLeft(bits);
    BigInteger before = address.subtract(BigInteger.ONE).mod(all);
    return new IpPrefix(before, bits, newLength).masked();
  }

  /** The first network of this prefix length behind this one; empty at the end of all. */
  Optional<IpPrefix> next(int newLength) {
    BigInteger size = BigInteger.ONE.shiftLeft(bits - newLength);
    BigInteger end = masked().address.add(BigInteger.ONE.shiftLeft(bits - length));
    BigInteger start = end.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
    return start.bitLength() > bits
        ? Optional.empty()
        : Optional.of(new IpPrefix(start, bits, newLength));
  }

  boolean contains(IpPrefix other) {
    int host = bits - length;
    return bits == other.bits && address.shiftRight(host).equals(other.address.shiftRight(host));
  }

  String addressText() {
    if (isIpv4Mapped()) {
      long value = address.longValue();
      return String.format(
          Locale.ROOT,
          "%d.%d.%d.%d",
          value >> 24 & 0xFF,
          value >> 16 & 0xFF,
          value >> 8 & 0xFF,
          value & 0xFF);
    }
    return ipv6Text();
  }

  private String ipv6Text() {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = address.shiftRight(112 - 16 * i).intValue() & 0xFFFF;
    }
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gap = i;
        gapLength = end - i;
      }
    }
    if (gap < 0) {
      return hex(groups, 0, 8);
    }
    return hex(groups, 0, gap) + "::" + hex(groups, gap + gapLength, 8);
  }

  private static String hex(int[] groups, int from, int to) {
    List<String> texts = new ArrayList<>();
    Arrays.stream(groups, from, to).forEach(group -> texts.add(Integer.toHexString(group)));
    return String.join(":", texts);
  }

  /** The mask of an IPv4 prefix, such as {@code 255.255.0.0}. */
  String netmask() {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    int host = bits - length;
    IpPrefix mask = new IpPrefix(all.shiftRight(host).shiftLeft(host), bits, bits);
    return isIpv4() ? mask.addressText() : mask.ipv6Text();
  }

  @Override
  public String toString() {
    return addressText() + "/" + (isIpv4Mapped() && !isIpv4() ? length - IPV4_OFFSET : length);
  }
}
