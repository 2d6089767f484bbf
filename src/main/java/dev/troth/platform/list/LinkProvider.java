package dev.troth.platform.list;

import java.util.List;

/** Source of links whose refs are computed; those of columns are declared with the kind of record. */
public interface LinkProvider {
    List<Link> links();
}
