package io.tickertape.trading.login;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds a secret. */
final class SecretFile {
    /** Far more than a hash takes. */
    private static final int LONGEST = 4_096;

    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /**
     * What stands in the file, without white space around it.
     *
     * @throws IllegalArgumentException if it cannot be read; the words hold nothing of the file
     */
    static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(file + " is no secret's file: it has more than 4096 bytes");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /**
     * Holds a key to its owner.
     *
     * @throws IllegalStateException if others may read or write the file
     */
    static void requireOwnerAlone(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OF_THE_OWNER.containsAll(mode)) {
            throw new IllegalStateException(file + " is open to others than its owner ("
                    + PosixFilePermissions.toString(mode)
                    + "), and whoever reads it can log in as anybody: chmod 600 it, and if somebody may have read it,"
                    + " delete it, or name another with tickertape.login.key-file");
        }
    }
}
