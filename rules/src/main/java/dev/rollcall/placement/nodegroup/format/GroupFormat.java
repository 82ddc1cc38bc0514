package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import java.util.List;

/** Reads one format of files that decide what nodes there will be. */
interface GroupFormat {

  /** Returns whether documents of this kind declare groups in this format. */
  boolean reads(String group, String kind);

  /**
   * Returns the groups that a document declares. A field that is missing, null or of another type
   * is one that the document does not have.
   *
   * @param all all documents that decide nodes, for references between them
   */
  List<DeclaredGroup> read(GenericObject document, GroupDocuments all);
}
