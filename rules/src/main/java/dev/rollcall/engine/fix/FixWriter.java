package dev.rollcall.engine.fix;

import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what fixes make of a file, unless it changed meanwhile. */
public final class FixWriter {

  private FixWriter() {}

  /** Writes the change and returns an empty text, else why it cannot be written. */
  public static String write(Path path, Fixer.FileEdits change) {
    if (Files.isDirectory(path)) {
      return "it was rendered; change the templates";
    }
    try {
      Input input = new Input(change.before().name(), path);
      FileInputSource reader =
          new FileInputSource(InputStream.nullInputStream(), Integer.MAX_VALUE - 9);
      SourceFile now = reader.read(input);
      if (!now.text().equals(change.before().text())) {
        return "it changed meanwhile; run it again";
      }
      AtomicFile.write(path, change.after().text().getBytes(charset(path)));
      return "";
    } catch (IOException e) {
      return IoErrors.describe(e);
    } catch (FileInputSource.UnreadableException e) {
      return e.unreadable().message();
    }
  }

  /** A byte order mark says which encoding to keep. */
  private static Charset charset(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(2);
      int mark = first.length < 2 ? 0 : (first[0] & 0xFF) << 8 | (first[1] & 0xFF);
      return mark == 0xFEFF
          ? StandardCharsets.UTF_16BE
          : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
  }
}
