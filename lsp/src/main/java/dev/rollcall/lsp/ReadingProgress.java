package dev.rollcall.lsp;

import dev.rollcall.lsp.analysis.ReadingObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** Shows in the editor how far the reading of folders is, unless it is over before one looks. */
final class ReadingProgress implements ReadingObserver {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Supplier<LanguageClient> client;
  private final BooleanSupplier shows;
  private final Duration patience;
  private final Map<String, Shown> shown = new ConcurrentHashMap<>();

  /**
   * Creates a progress that shows nothing yet.
   *
   * @param shows whether the client can show it
   * @param patience what takes no longer than this is not shown
   */
  ReadingProgress(Supplier<LanguageClient> client, BooleanSupplier shows, Duration patience) {
    this.patience = patience;
    this.client = client;
    this.shows = shows;
  }

  @Override
  public Progress start(Path folder, Runnable cancel) {
    return new Shown(folder, cancel);
  }

  @Override
  public void crashed(Throwable problem) {
    client
        .get()
        .logMessage(
            new MessageParams(
                MessageType.Error, "rollcall: reading the workspace crashed with " + problem));
  }

  /** Ends the work that a token stands for, as the user wishes. */
  void cancel(String token) {
    Shown work = shown.get(token);
    if (work != null) {
      work.cancel.run();
    }
  }

  /** How far one folder is. */
  private final class Shown implements Progress {

    private final String token = "rollcall-" + Integer.toHexString(System.identityHashCode(this));
    private final Path folder;
    private final Runnable cancel;
    private final long start = System.nanoTime();
    private long told = start;
    private boolean asked;
    private boolean begun;
    private boolean ended;

    Shown(Path folder, Runnable cancel) {
      this.folder = folder;
      this.cancel = cancel;
    }

    @Override
    public synchronized void read(int files, int all) {
      long now = System.nanoTime();
      if (!asked && now - start > patience.toNanos() && shows.getAsBoolean()) {
        asked = true;
        shown.put(token, this);
        // A token may be used once the client has answered.
        client
            .get()
            .createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)))
            .thenRun(() -> begin(files, all));
      } else if (begun && now - told > PAUSE) {
        told = now;
        WorkDoneProgressReport report = new WorkDoneProgressReport();
        report.setMessage(message(files, all));
        report.setPercentage(percentage(files, all));
        notify(report);
      }
    }

    private synchronized void begin(int files, int all) {
      if (!ended) {
        begun = true;
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle("rollcall: reading " + folder.getFileName());
        begin.setMessage(message(files, all));
        begin.setPercentage(percentage(files, all));
        begin.setCancellable(true);
        notify(begin);
      }
    }

    private static String message(int files, int all) {
      return files + " of " + all + " files";
    }

    private static int percentage(int files, int all) {
      return all == 0 ? 100 : Math.min(100, 100 * files / all);
    }

    @Override
    public synchronized void end() {
      ended = true;
      shown.remove(token);
      if (begun) {
        notify(new WorkDoneProgressEnd());
      }
    }

    private void notify(WorkDoneProgressNotification what) {
      client.get().notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(what)));
    }
  }
}
