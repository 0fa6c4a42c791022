using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A VEX document that was read. Immutable; safe for concurrent use.</summary>
public sealed class VexDocument
{
    internal VexDocument(string source, VexFormat format, string author, ImmutableArray<VexStatement> statements, ImmutableArray<Unread> unread) =>
        (Source, Format, Author, Statements, Unread) = (source, format, author, statements, unread);

    /// <summary>Where it was read, for people.</summary>
    public string Source { get; }

    /// <summary>Its format.</summary>
    public VexFormat Format { get; }

    /// <summary>Who says what it says; empty where it does not tell.</summary>
    public string Author { get; }

    /// <summary>How many statements of it can be used.</summary>
    public int Count => Statements.Length;

    /// <summary>The statements that cannot be used, each with its place.</summary>
    public ImmutableArray<Unread> Unread { get; internal init; }

    /// <summary>Whether statements that match nothing are worth a note: not those of a repository, which is about everything there is.</summary>
    public bool IsGiven { get; internal init; } = true;

    /// <summary>Whether it is JSON of another kind: expected in a folder, a mistake in a file that the user named.</summary>
    internal bool IsOther { get; init; }

    /// <summary>Its statements.</summary>
    internal ImmutableArray<VexStatement> Statements { get; }

    /// <summary>The bill of materials that it is itself; <c>null</c> where it is none.</summary>
    internal VexBom? Bom { get; init; }
}
