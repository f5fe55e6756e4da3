/**
 * Data sources: locations, partner ports, images and sizes of virtual edges.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.data.DataSource}, which all extend, and
 * {@link io.portwright.provider.megaport.data.Catalogue}, which the account answers.
 */
@NullMarked
package io.portwright.provider.megaport.data;

import org.jspecify.annotations.NullMarked;
