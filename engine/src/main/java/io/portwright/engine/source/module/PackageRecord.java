package io.portwright.engine.source.module;

/**
 * One line of the record of fetched modules.
 *
 * @param key names of the calls that lead to the module, {@code net.core}
 * @param source as written, without credentials
 * @param ref branch, tag or commit that was asked for; empty for the default branch
 * @param version the commit it was, 40 hexadecimal digits
 * @param dir the module's folder, relative to the root module's, with forward slashes
 */
record PackageRecord(String key, String source, String ref, String version, String dir) {}
