using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Gathers the statements of a document while it is read, and what cannot be used of it.</summary>
sealed class VexCollector(string source)
{
    /// <summary>The most statements of one document.</summary>
    public const int MaxStatements = 200_000;

    /// <summary>The most products and components named in one document.</summary>
    public const int MaxProducts = 1_000_000;

    /// <summary>The most mistakes told of one document; the rest is counted.</summary>
    public const int MaxProblems = 100;

    readonly ImmutableArray<VexStatement>.Builder _statements = ImmutableArray.CreateBuilder<VexStatement>();
    readonly ImmutableArray<Unread>.Builder _unread = ImmutableArray.CreateBuilder<Unread>();
    int _products;
    int _untold;

    /// <summary>Adds a statement.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Add(VexStatement statement)
    {
        _products += statement.Products.Sum(product => 1 + product.Subcomponents.Length);
        if (_statements.Count == MaxStatements || _products > MaxProducts)
            throw new InvalidDataException($"It has more than {MaxStatements} statements, or names more than {MaxProducts} products.");
        _statements.Add(statement);
    }

    /// <summary>Reads a part; a mistake in it is told, and the reading goes on.</summary>
    public void Try(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException fault)
        {
            Refuse(fault.Message);
        }
    }

    /// <summary>Tells what cannot be used.</summary>
    public void Refuse(string problem)
    {
        if (_unread.Count < MaxProblems)
            _unread.Add(new Unread(source, UnreadReason.Malformed, problem));
        else
            _untold++;
    }

    /// <summary>The document.</summary>
    public VexDocument ToDocument(VexFormat format, string author, VexBom? bom = null)
    {
        if (_untold > 0)
            _unread.Add(new Unread(source, UnreadReason.Malformed, $"{_untold} more mistakes are not told"));
        return new VexDocument(source, format, author, _statements.ToImmutable(), _unread.ToImmutable()) { Bom = bom };
    }
}
