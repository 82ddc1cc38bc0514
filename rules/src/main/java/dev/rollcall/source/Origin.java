package dev.rollcall.source;

/** One object of one file. Compared by identity: two equal manifests are still two. */
public final class Origin {

  private final SourceFile file;
  private final int index;
  private final ObjectId object;

  /**
   * Names an object.
   *
   * @param file the file it stands in
   * @param index the 0-based number of the object in its file, the items of lists counted one by
   *     one
   * @param object what it says it is
   */
  public Origin(SourceFile file, int index, ObjectId object) {
    this.file = file;
    this.index = index;
    this.object = object;
  }

  public SourceFile file() {
    return file;
  }

  public int index() {
    return index;
  }

  public ObjectId object() {
    return object;
  }

  @Override
  public String toString() {
    return file + "#" + index + " " + object;
  }
}
