package dev.rollcall.maven;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.report.lint.LogReporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what the last run of a goal came to, so that it need not run again. */
final class UpToDateCheck {

  private static final int FORMAT = 1;
  private static final int MAX_ENTRIES = 1_000_000;

  private final Path file;

  /** A path that was read beside the inputs, and the digest of what it held. */
  record AdditionalInput(String path, String digest) {}

  /**
   * What a run came to.
   *
   * @param digest what it depends on, by {@link InputDigest}
   * @param beside what was read beside the inputs
   * @param worst how many findings fail the build
   */
  record State(
      String digest,
      List<AdditionalInput> beside,
      int worst,
      int unreadable,
      String summary,
      List<LogReporter.Entry> entries) {

    State {
      beside = List.copyOf(beside);
      entries = List.copyOf(entries);
    }
  }

  private UpToDateCheck(Path file) {
    this.file = file;
  }

  static UpToDateCheck in(Path file) {
    return new UpToDateCheck(file);
  }

  /** Returns what the last run came to, null if it depends on something else than now. */
  @Nullable State recall(String digest) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(file);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != FORMAT || !text(in).equals(digest)) {
        return null;
      }
      State state = read(digest, in);
      for (AdditionalInput beside : state.beside()) {
        if (!InputDigest.ofTree(Path.of(beside.path())).equals(beside.digest())) {
          return null;
        }
      }
      return state;
    } catch (IOException | RuntimeException e) {
      return null; // a damaged state is no state: everything is linted
    }
  }

  private static State read(String digest, DataInputStream in) throws IOException {
    List<AdditionalInput> beside = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      String path = text(in);
      beside.add(new AdditionalInput(path, text(in)));
    }
    int worst = in.readInt();
    int unreadable = in.readInt();
    String summary = text(in);
    List<LogReporter.Entry> entries = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      Severity severity = Severity.valueOf(text(in));
      entries.add(new LogReporter.Entry(severity, text(in)));
    }
    return new State(digest, beside, worst, unreadable, summary, entries);
  }

  void store(State state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    text(out, state.digest());
    out.writeInt(state.beside().size());
    for (AdditionalInput beside : state.beside()) {
      text(out, beside.path());
      text(out, beside.digest());
    }
    out.writeInt(state.worst());
    out.writeInt(state.unreadable());
    text(out, state.summary());
    out.writeInt(state.entries().size());
    for (LogReporter.Entry entry : state.entries()) {
      text(out, entry.severity().name());
      text(out, entry.text());
    }
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    AtomicFile.write(file, bytes.toByteArray());
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_ENTRIES) {
      throw new IOException("the state is damaged");
    }
    return count;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("the state is damaged");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
