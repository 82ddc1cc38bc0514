package dev.rollcall.source;

/** One object of one file. Compared by identity: two equal manifests are still two. */
public final class SourceObject {

  private final SourceFile file;
  private final ObjectId object;

  /**
   * Names an object.
   *
   * @param file the file it stands in
   * @param object what it says it is
   */
  public SourceObject(SourceFile file, ObjectId object) {
    this.file = file;
    this.object = object;
  }

  public SourceFile file() {
    return file;
  }

  public ObjectId object() {
    return object;
  }

  @Override
  public String toString() {
    return file + " " + object;
  }
}
