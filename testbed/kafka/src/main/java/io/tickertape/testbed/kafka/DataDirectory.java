package io.tickertape.testbed.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** Where a broker keeps its data: formatted when new, and locked for as long as it is open. */
final class DataDirectory implements AutoCloseable {
    private static final String LAYOUT_FILE = "meta.properties";

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataDirectory open(Path directory) {
        return open(directory, List.of());
    }

    /** @param credentials of the principals that a new directory begins with, as Kafka's tools write them */
    static DataDirectory open(Path directory, List<String> credentials) {
        Path root = directory.toAbsolutePath().normalize();
        create(root);
        if (Files.exists(root.resolve(LAYOUT_FILE))) {
            throw new BrokerException("The data directory " + root + " is the log directory of another Kafka node:"
                    + " name an empty directory or one that this broker made.");
        }
        DataDirectory data = new DataDirectory(root, lock(root));
        try {
            data.format(credentials);
            return data;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    Path logs() {
        return root.resolve("logs");
    }

    private static void create(Path root) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new BrokerException("The data directory " + root + " is not a directory: name another, or one that"
                    + " does not exist yet.");
        }
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new BrokerException(
                    "The data directory " + root + " cannot be created (" + e + "): name one in a writable place.", e);
        }
    }

    private static FileChannel lock(Path root) {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(root.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new BrokerException(
                    "The data directory " + root + " is not writable (" + e + "): name one that is.", e);
        }
        if (!acquired(channel, root)) {
            close(channel);
            throw new BrokerException("The data directory " + root
                    + " is in use by another broker: stop that one, or name another directory.");
        }
        return channel;
    }

    private static boolean acquired(FileChannel channel, Path root) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        } catch (IOException e) {
            close(channel);
            throw new BrokerException(
                    "The data directory " + root + " cannot be locked (" + e + "): name one on a local file system.",
                    e);
        }
    }

    private void format(List<String> credentials) {
        Path layout = logs().resolve(LAYOUT_FILE);
        if (Files.exists(layout)) {
            requireOwnLayout(layout);
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setDirectories(List.of(logs().toString()))
                    .setMetadataLogDirectory(logs().toString())
                    .setScramArguments(credentials)
                    .run();
        } catch (Exception e) {
            throw new BrokerException(
                    "The data directory " + root + " cannot be formatted (" + e
                            + "): name an empty directory in a writable place.",
                    e);
        }
    }

    private void requireOwnLayout(Path layout) {
        Properties found = new Properties();
        try (var in = Files.newInputStream(layout)) {
            found.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokerException(
                    "The layout file " + layout + " cannot be read (" + e + "): remove " + root + " or name another.",
                    e);
        }
        String version = found.getProperty("version", "none");
        String node = found.getProperty("node.id", "none");
        if (!version.equals("1") || !node.equals(String.valueOf(BrokerSettings.NODE_ID))) {
            throw new BrokerException("The data directory " + root + " is formatted with another layout (version "
                    + version + ", node " + node + "; expected version 1, node " + BrokerSettings.NODE_ID
                    + "): name an empty directory.");
        }
    }

    @Override
    public void close() {
        close(lockFile);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerException("The lock of a data directory cannot be released: " + e, e);
        }
    }
}
