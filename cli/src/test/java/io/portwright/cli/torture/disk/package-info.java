/**
 * A disk that asks before and after every write whether it may go on: {@link
 * io.portwright.cli.torture.disk.WatchedDisk} is given to a real process as its default file system
 * ({@code -Djava.nio.file.spi.DefaultFileSystemProvider}), so that the program under test needs no
 * hook. Files, moves, links, folders and deletions below a {@code .portwright} folder or a home are
 * watched; what JGit writes through {@code java.io} becomes visible by a move, which is.
 */
@NullMarked
package io.portwright.cli.torture.disk;

import org.jspecify.annotations.NullMarked;
