package dev.rollcall.lsp.analysis;

import dev.rollcall.engine.RunRequest;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.rule.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders on a thread of its own, one after the other. Its methods are for the thread that
 * analyses, which takes over what was read.
 */
final class FolderReader {

  private final List<Rule> rules;
  private final ReadingObserver observer;
  private final BiConsumer<FolderReading, @Nullable Session> ended;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(FolderReader::thread);
  private final Map<SessionRoot, FolderReading> running = new HashMap<>();
  private final Set<SessionRoot> outdated = new HashSet<>();
  private final Set<SessionRoot> stopped = new HashSet<>();

  /**
   * Creates a reader that reads nothing yet.
   *
   * @param ended takes what was read, null if nothing was, on the thread that reads
   */
  FolderReader(
      List<Rule> rules,
      ReadingObserver observer,
      BiConsumer<FolderReading, @Nullable Session> ended) {
    this.rules = rules;
    this.observer = observer;
    this.ended = ended;
  }

  private static Thread thread(Runnable work) {
    Thread made = new Thread(work, "rollcall-reading");
    made.setDaemon(true);
    return made;
  }

  /**
   * Reads a folder, unless the user stopped that. One that is being read is looked at once more.
   *
   * @param before what is known of the folder, or null if nothing is
   */
  void read(
      SessionRoot root,
      RunRequest request,
      @Nullable Session before,
      Documents.Snapshot documents) {
    FolderReading known = running.get(root);
    if (known != null && known.request().equals(request)) {
      outdated.add(root);
    } else if (!stopped.contains(root)) {
      drop(root);
      FolderReading next = new FolderReading(root, request);
      running.put(root, next);
      thread.execute(() -> run(next, before, documents));
    }
  }

  /** Reads a folder, unless that is under way or was stopped. */
  void start(
      SessionRoot root,
      RunRequest request,
      @Nullable Session before,
      Documents.Snapshot documents) {
    if (!running.containsKey(root)) {
      read(root, request, before, documents);
    }
  }

  private void run(FolderReading reading, @Nullable Session before, Documents.Snapshot documents) {
    Session session = null;
    try {
      session = reading.isCancelled() ? null : reading.run(before, rules, documents, observer);
    } catch (CancellationException e) {
      // There is no session then.
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      observer.crashed(e);
    }
    ended.accept(reading, session);
  }

  /**
   * Takes note that a reading ended.
   *
   * @return whether what it came to is wanted
   */
  boolean end(FolderReading reading) {
    boolean current = running.remove(reading.root(), reading);
    if (current && reading.isCancelled()) {
      stopped.add(reading.root());
    }
    return current && !reading.isCancelled();
  }

  /** Returns whether something changed while a folder was read, and forgets it. */
  boolean isOutdated(SessionRoot root) {
    return outdated.remove(root);
  }

  /** Returns whether a folder is being read. */
  boolean isReading(SessionRoot root) {
    return running.containsKey(root);
  }

  /** Returns what is completed when a folder is read; it is if the folder is not being read. */
  CompletableFuture<Void> endOf(SessionRoot root) {
    FolderReading known = running.get(root);
    return known == null ? CompletableFuture.completedFuture(null) : known.ended();
  }

  /** Ends the reading of a folder that is of no use any more. */
  void drop(SessionRoot root) {
    FolderReading known = running.remove(root);
    outdated.remove(root);
    if (known != null) {
      known.cancel();
    }
  }

  /** Ends the reading of all folders but some. */
  void keepOnly(Set<SessionRoot> roots) {
    for (SessionRoot root : List.copyOf(running.keySet())) {
      if (!roots.contains(root)) {
        drop(root);
      }
    }
  }

  /** Forgets that the user stopped the reading of folders. */
  void retry() {
    stopped.clear();
  }

  /** Ends all reading for good. */
  void close() {
    keepOnly(Set.of());
    thread.shutdown();
  }
}
