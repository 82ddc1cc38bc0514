package dev.rollcall.lsp.analysis;

import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One reading of the files of a folder, which may take long, away from the thread that answers. */
final class FolderReading {

  private final SessionRoot root;
  private final RunRequest request;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean cancelled;

  FolderReading(SessionRoot root, RunRequest request) {
    this.root = root;
    this.request = request;
  }

  SessionRoot root() {
    return root;
  }

  RunRequest request() {
    return request;
  }

  /** Ends the reading early; what it came to is of no use. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Returns what is completed when the folder is read, or will not be. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Reads the folder.
   *
   * @param before what was read of it before, or null if nothing was
   * @return the session over its files; the same as before if that still can judge
   */
  Session run(
      @Nullable Session before,
      List<Rule> rules,
      Documents.Snapshot documents,
      ReadingObserver observer) {
    Session session =
        before == null
            ? Session.of(root, rules, request, documents)
            : before.renewed(request, documents);
    if (session == before) {
      return session;
    }
    ReadingObserver.Progress progress = observer.start(root.directory(), this::cancel);
    try {
      session.readAll(documents, disk -> observed(disk, session.files(), progress));
    } finally {
      progress.end();
    }
    return session;
  }

  private InputSource observed(InputSource source, int all, ReadingObserver.Progress progress) {
    Set<String> read = ConcurrentHashMap.newKeySet();
    return input -> {
      if (cancelled) {
        throw new CancellationException();
      }
      if (read.add(input.name())) {
        progress.read(read.size(), all);
      }
      return source.read(input);
    };
  }
}
