/**
 * Who can call the sandbox: companies of every account kind, their users and API keys, what a role
 * may do, and the tokens in force.
 *
 * <p>The world starts the same in every run. Companies (short name in keys): Acme Networks ({@code
 * acme}, direct, every billing market), Globex ({@code globex}, direct, markets AU and US), Initech
 * ({@code initech}, direct, no technical support contact), Northwind Cloud ({@code northwind},
 * partner) with its managed accounts Blue Harbour ({@code blueharbour}, market AU) and Red Canyon
 * ({@code redcanyon}, no market) and Silver Lake ({@code silverlake}, markets AU and SG, with
 * approval queue and hidden prices), Meridian Distribution ({@code meridian}, distributor) and
 * Lakeside IT ({@code lakeside}, partner referred by Meridian, markets SG and AU).
 *
 * <p>Each company has one user and one API key for each role: access key {@code
 * sandbox-<company>-<role>}, secret {@code secret-<company>-<role>}, with roles {@code
 * company-admin}, {@code technical-admin}, {@code technical-contact}, {@code finance}, {@code
 * financial-contact} and {@code read-only}. Default identity: {@code sandbox-acme-company-admin}.
 */
@NullMarked
package io.portwright.provider.sandbox.account;

import org.jspecify.annotations.NullMarked;
