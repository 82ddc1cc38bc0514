package dev.rollcall.engine.input;

import dev.rollcall.source.SourceFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads files while a walk still finds others, which leaves a processor idle. Who reads them later
 * takes what is there; everything else, and whatever cannot be read, is left to them.
 */
public final class ReadAhead {

  /**
   * So many files are handed over at a time, since it costs the walk more than a file to wake who
   * waits for them; fewer are read as soon without.
   */
  private static final int BATCH = 100;

  /** Of files and of all texts that wait, in bytes. */
  private static final int LARGEST = 1 << 20;

  private static final long MOST = 64L << 20;

  private static final List<Input> END = List.of();

  private List<Input> batch = new ArrayList<>();
  private @Nullable Reading reading;

  /** Takes a file that the walk has found. */
  public void found(Input input) {
    batch.add(input);
    if (batch.size() < BATCH) {
      return;
    }
    Reading known = reading;
    if (known == null) {
      known = new Reading();
      reading = known;
      known.start();
    }
    known.waiting.add(batch);
    batch = new ArrayList<>();
  }

  /** Says that the walk has found all files. */
  public void end() {
    if (reading != null) {
      reading.waiting.add(END);
    }
  }

  /** What is read, and what waits for it. */
  private static final class Reading extends Thread {

    private final BlockingQueue<List<Input>> waiting = new LinkedBlockingQueue<>();
    private final Map<String, SourceFile> texts = new ConcurrentHashMap<>();
    private volatile boolean over;

    Reading() {
      super("rollcall-read-ahead");
      setDaemon(true);
    }

    @Override
    public void run() {
      FileInputSource files = new FileInputSource(InputStream.nullInputStream(), LARGEST);
      long size = 0;
      try {
        for (List<Input> next = waiting.take(); next != END; next = waiting.take()) {
          for (Input input : next) {
            SourceFile text = over ? null : textOf(input, files);
            if (text != null) {
              texts.put(input.name(), text);
              size += text.text().length();
            }
            if (size > MOST) {
              over = true;
            }
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable SourceFile textOf(Input input, FileInputSource files) {
    try {
      return files.read(input);
    } catch (FileInputSource.UnreadableException e) {
      return null; // whoever reads it again will say so
    }
  }

  /**
   * Returns a source that takes what has been read, each text once, from now on reading no more.
   */
  public InputSource before(FileInputSource files) {
    Reading known = reading;
    if (known == null || files.mostBytes() < LARGEST) {
      return files;
    }
    return input -> {
      known.over = true;
      SourceFile text = known.texts.remove(input.name());
      return text == null ? files.read(input) : text;
    };
  }
}
