package dev.rollcall.lsp;

import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.analysis.Workspace;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.rule.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TraceValue;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** What the server knows of one editor. Texts change at once, everything else on one thread. */
final class EditorSession {

  /** What follows another change faster than this waits until nothing more does. */
  private static final long TYPING_MILLIS = 15;

  /** What takes no longer than this is done at each pause. */
  private static final long FAST_MILLIS = 50;

  private static final long LONGEST_WAIT_MILLIS = 400;

  private final List<Rule> rules;
  private final Documents documents = new Documents();
  private final Workspace workspace;
  private final AnalysisQueue queue = new AnalysisQueue();
  private final Supplier<LanguageClient> client;
  private final DiagnosticPublisher publisher;
  private final ReadingProgress progress;
  private final Duration patience;
  private volatile ClientFeatures features = ClientFeatures.NONE;
  private volatile String trace = TraceValue.Off;
  private volatile long lastMillis;
  private long lastChange;

  /**
   * Creates the session of an editor that has nothing open.
   *
   * @param patience how long a document waits for its folder to be read before that is told of it
   *     which needs no other file
   */
  EditorSession(List<Rule> rules, Supplier<LanguageClient> client, Duration patience) {
    this.rules = rules;
    this.patience = patience;
    this.client = client;
    this.progress = new ReadingProgress(client, () -> features.showsProgress(), patience);
    this.workspace =
        new Workspace(rules, documents, progress, queue::submit, () -> judgeAll(false));
    this.publisher = new DiagnosticPublisher(workspace, client);
  }

  /** Takes requests from now on. */
  void start() {
    queue.start();
  }

  List<Rule> rules() {
    return rules;
  }

  ClientFeatures features() {
    return features;
  }

  void features(ClientFeatures others) {
    features = others;
  }

  void trace(String value) {
    trace = value;
  }

  void folders(List<Path> folders) {
    queue.submit(
        () -> {
          workspace.folders(folders);
          judgeAll(false);
        });
  }

  void options(ClientOptions options) {
    queue.submit(
        () -> {
          workspace.request(options.request());
          judgeAll(false);
        });
    for (String problem : options.problems()) {
      client
          .get()
          .showMessage(new MessageParams(MessageType.Warning, "rollcall: setting " + problem));
    }
  }

  void open(OpenDocument document) {
    documents.open(document);
    refresh();
    queue.schedule(() -> judgeAll(true), patience.toMillis());
  }

  void close(String uri) {
    documents.close(uri);
    queue.submit(() -> publisher.clear(uri));
    refresh();
  }

  void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    documents.change(uri, version, changes);
    // Where judging takes long, it is not done at each pause between two letters.
    long pause = lastMillis > FAST_MILLIS ? lastMillis : TYPING_MILLIS;
    long now = System.nanoTime();
    boolean first = TimeUnit.NANOSECONDS.toMillis(now - lastChange) >= pause;
    lastChange = now;
    long longest = Math.max(LONGEST_WAIT_MILLIS, 4 * lastMillis);
    queue.delay(() -> judgeTyped(uri), first ? 0 : pause, longest);
  }

  /** Looks at what changed on disk, and judges all that is open. */
  void refresh() {
    queue.submit(
        () -> {
          workspace.refresh();
          judgeAll(false);
        });
  }

  /** Looks at what changed on disk with a configuration, which may leave out what took long. */
  void refreshConfiguration() {
    queue.submit(workspace::retry);
    refresh();
  }

  /** Ends work that nobody asked for, as the user wishes. */
  void cancelProgress(String token) {
    progress.cancel(token);
  }

  /** Answers a request about a document; with the other answer if it cannot be judged. */
  <T> CompletableFuture<T> answer(
      String uri, BiFunction<Analysis, OpenDocument, T> question, T otherwise) {
    return answer(uri, workspace::analysis, question, otherwise);
  }

  /** Answers a request that may rest on what the text was some letters ago. */
  <T> CompletableFuture<T> answerFast(
      String uri, BiFunction<Analysis, OpenDocument, T> question, T otherwise) {
    return answer(uri, workspace::lastAnalysis, question, otherwise);
  }

  /** Answers a request that needs the other files once they are read. */
  <T> CompletableFuture<T> answerWhole(
      String uri, BiFunction<Analysis, OpenDocument, T> question, T otherwise) {
    return queue
        .answer(cancelled -> readingOf(uri))
        .thenCompose(reading -> reading)
        .thenCompose(any -> answer(uri, question, otherwise));
  }

  private CompletableFuture<Void> readingOf(String uri) {
    OpenDocument document = documents.snapshot().of(uri);
    return document == null
        ? CompletableFuture.completedFuture(null)
        : workspace.readingOf(document);
  }

  private <T> CompletableFuture<T> answer(
      String uri,
      Function<OpenDocument, @Nullable Analysis> analyze,
      BiFunction<Analysis, OpenDocument, T> question,
      T otherwise) {
    return queue.answer(
        cancelled -> {
          OpenDocument document = documents.snapshot().of(uri);
          boolean judged = document != null && !Workspace.isConfig(document);
          Analysis analysis = judged ? analyze.apply(document) : null;
          return document == null || analysis == null
              ? otherwise
              : question.apply(analysis, document);
        });
  }

  /** Returns what all safe fixes make of a document; asked while a request is answered. */
  @Nullable String fixed(OpenDocument document) {
    return workspace.fixed(document);
  }

  /** The document that is typed in first: the others can wait until nobody types. */
  private void judgeTyped(String uri) {
    OpenDocument document = documents.snapshot().of(uri);
    if (document != null) {
      lastMillis = timed(() -> publisher.publish(document));
    }
    if (documents.snapshot().all().size() > 1) {
      queue.delay(() -> judgeAll(true), LONGEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS);
    } else if (features.refreshesLenses()) {
      client.get().refreshCodeLenses();
    }
  }

  /**
   * Judges all that is open.
   *
   * @param impatient whether documents that wait for their folder are told of by themselves
   */
  private void judgeAll(boolean impatient) {
    timed(() -> publisher.publishAll(documents.snapshot().all(), impatient));
    if (features.refreshesLenses()) {
      client.get().refreshCodeLenses();
    }
  }

  /** Judges, and returns how many milliseconds it took. A crash must not end the thread. */
  private long timed(Runnable work) {
    long start = System.nanoTime();
    int reads = workspace.reads();
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      client.get().logMessage(new MessageParams(MessageType.Error, "rollcall: crashed with " + e));
    }
    long micros = (System.nanoTime() - start) / 1000;
    if (!trace.equals(TraceValue.Off)) {
      String text = "judged in " + micros + " us, read " + (workspace.reads() - reads) + " files";
      client.get().logTrace(new LogTraceParams(text));
    }
    return micros / 1000;
  }

  void stop() {
    queue.submit(workspace::close);
    queue.stop();
  }
}
