package io.portwright.engine.oracle;

import java.util.List;

/**
 * Functions with the kinds of arguments that make sense for them. A kind is one letter: string,
 * number, bool, list, Set, map, any, x small number, o list of strings, i list of numbers, and
 * those of {@link Literals}; a star repeats the last.
 */
final class FunctionTable {
  private static final String ALL =
      """
      abs n;abspath P;alltrue B;anytrue B;base64decode e;base64encode s;base64gzip s;base64sha256 s
      base64sha512 s;basename s;ceil n;chomp s;chunklist lx;cidrhost px;cidrnetmask p;cidrsubnet pxx
      cidrsubnets px*;coalesce a*;coalescelist l*;compact o;concat l*;contains la;csvdecode c;dirname s
      distinct l;element lx;endswith ss;ephemeralasnull a;fileexists P;file P;filebase64 P;fileset PG
      filemd5 P;filesha256 P;filebase64sha256 P;flatten l;floor n;format fa*;formatdate Ft
      formatlist fl*;indent xs;index la;issensitive a;join sl;jsondecode j;jsonencode a;keys m;length a
      log nn;lookup msa;lookup mk;lower s;matchkeys lll;max n*;md5 s;merge m*;min n*;nonsensitive a;one l
      parseint sx;parseint sn;pow nx;range x;range xx;range xxx;regex rs;regexall rs;replace sRW
      reverse l;sensitive a;setintersection S*;setproduct l*;setsubtract SS;setunion S*;sha1 s;sha256 s
      sha512 s;signum n;slice lxx;sort o;split ss;startswith ss;strcontains ss;strrev s;substr sxx;sum i
      textdecodebase64 eE;textencodebase64 sE;timeadd td;timecmp tt;title s;tobool a;tolist a;tomap a
      tonumber a;toset a;tostring a;transpose m;trim ss;trimprefix ss;trimspace s;trimsuffix ss;try a*
      can a;try aa;upper s;urlencode s;uuidv5 us;values m;yamldecode y;yamlencode a;zipmap ol
      templatefile Pm;templatestring Tm;core::length a;core::upper s;provider::x::y a;nosuch a
      provider::terraform::encode_expr a;provider::terraform::encode_tfvars m
      provider::terraform::encode_expr l;provider::terraform::decode_tfvars v;core::try a;core::can a
      """;

  private FunctionTable() {}

  /** One way to call a function. */
  record Form(String name, String kinds) {}

  static List<Form> forms() {
    return ALL.strip()
        .lines()
        .flatMap(line -> List.of(line.strip().split(";")).stream())
        .map(text -> text.split(" "))
        .map(parts -> new Form(parts[0], parts[1]))
        .toList();
  }
}
