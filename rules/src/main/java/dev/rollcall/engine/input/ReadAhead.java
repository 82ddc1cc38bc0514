package dev.rollcall.engine.input;

import dev.rollcall.source.SourceFile;
import java.io.InputStream;
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

  /** So many files are read as soon without. */
  private static final int FEW = 100;

  /** Of files and of all texts that wait, in bytes. */
  private static final int LARGEST = 1 << 20;

  private static final long MOST = 64L << 20;

  private static final Input END = new Input("", null);

  private int found;
  private @Nullable Reading reading;

  /** Takes a file that the walk has found. */
  public void found(Input input) {
    if (++found < FEW) {
      return;
    }
    Reading known = reading;
    if (known == null) {
      known = new Reading();
      reading = known;
      known.start();
    }
    known.waiting.add(input);
  }

  /** Says that the walk has found all files. */
  public void end() {
    if (reading != null) {
      reading.waiting.add(END);
    }
  }

  /** What is read, and what waits for it. */
  private static final class Reading extends Thread {

    private final BlockingQueue<Input> waiting = new LinkedBlockingQueue<>();
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
        for (Input next = waiting.take(); next != END && !over; next = waiting.take()) {
          SourceFile text = textOf(next, files);
          if (text != null) {
            texts.put(next.name(), text);
            size += text.text().length();
          }
          over |= size > MOST;
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
