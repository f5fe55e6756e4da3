package io.portwright.cli.torture;

import java.util.List;
import java.util.Locale;

/**
 * A piece of a random design. Each has three looks: the second is a change in place, the third
 * needs another service in its place, where the type knows such a change.
 */
enum Part {
  PORT_A(
      """
      resource "megaport_port" "port_a" {
        product_name           = "port a"
        location_id            = 3
        port_speed             = %3$d
        contract_term_months   = 1
        marketplace_visibility = false
        cost_centre            = "%1$s"
      }
      """),
  PORT_B(
      """
      resource "megaport_port" "port_b" {
        product_name           = "port b"
        location_id            = 5
        port_speed             = %3$d
        contract_term_months   = 1
        marketplace_visibility = false
        cost_centre            = "%1$s"
      }
      """),
  LAG(
      """
      resource "megaport_lag_port" "lag" {
        product_name           = "lag"
        location_id            = 3
        port_speed             = 10000
        lag_count              = 2
        contract_term_months   = 1
        marketplace_visibility = false
        cost_centre            = "%1$s"
      }
      """),
  MCR(
      """
      resource "megaport_mcr" "mcr" {
        product_name         = "mcr"
        location_id          = 6
        port_speed           = %3$d
        contract_term_months = 1
        cost_centre          = "%1$s"
      }
      """),
  LIST(
      """
      resource "megaport_mcr_prefix_filter_list" "list" {
        mcr_id         = megaport_mcr.mcr.product_uid
        description    = "list"
        address_family = "IPv4"
        entries        = [{ action = "permit", prefix = "10.%2$d.0.0/16", le = 24 }]
      }
      """,
      MCR),
  VXC_PORTS(
      """
      resource "megaport_vxc" "vxc_ports" {
        product_name         = "vxc ports"
        rate_limit           = %2$d
        contract_term_months = 1
        a_end = {
          requested_product_uid = megaport_port.port_a.product_uid
          ordered_vlan          = 100
        }
        b_end = {
          requested_product_uid = megaport_port.port_b.product_uid
          ordered_vlan          = 100
        }
      }
      """,
      PORT_A, PORT_B),
  VXC_LAG(
      """
      resource "megaport_vxc" "vxc_lag" {
        product_name         = "vxc lag"
        rate_limit           = %2$d
        contract_term_months = 1
        a_end = {
          requested_product_uid = megaport_lag_port.lag.product_uid
          ordered_vlan          = 200
        }
        b_end = {
          requested_product_uid = megaport_port.port_b.product_uid
          ordered_vlan          = 200
        }
      }
      """,
      LAG, PORT_B),
  VXC_MCR(
      """
      resource "megaport_vxc" "vxc_mcr" {
        product_name         = "vxc mcr"
        rate_limit           = %2$d
        contract_term_months = 1
        a_end = {
          requested_product_uid = megaport_port.port_a.product_uid
          ordered_vlan          = 300
        }
        b_end = {
          requested_product_uid = megaport_mcr.mcr.product_uid
        }
      }
      """,
      PORT_A, MCR);

  /** How many looks there are. */
  static final int LOOKS = 3;

  private final String text;
  private final List<Part> needs;

  Part(String text, Part... needs) {
    this.text = text;
    this.needs = List.of(needs);
  }

  List<Part> needs() {
    return needs;
  }

  /** Whether a look is another service than the one of an earlier look. */
  boolean isReplaced(int from, int to) {
    return text.contains("%3$d") && speed(from) != speed(to);
  }

  private static int speed(int look) {
    return look == 2 ? 10000 : 1000;
  }

  String text(int look) {
    return text.formatted("centre " + look, 100 + look, speed(look));
  }

  /** Name of the service, as it is on the books behind its type. */
  String serviceName() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
