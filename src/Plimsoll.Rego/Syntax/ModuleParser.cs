using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>Reads modules and queries.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference#grammar.</remarks>
sealed class ModuleParser
{
    /// <summary>Longest module, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    readonly TokenReader _reader;
    readonly LiteralParser _literals;
    readonly ImmutableArray<ImportSyntax>.Builder _imports = ImmutableArray.CreateBuilder<ImportSyntax>();
    readonly List<RuleSyntax> _rules = [];
    readonly List<(int Row, AnnotationTarget Target)> _statements = [];

    ModuleParser(string file, string text, RegoDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            throw Lexer.Error(new RegoLocation(file, 1, 1), $"longer than {MaxLength} characters");
        _reader = new TokenReader(file, text, dialect);
        _literals = new LiteralParser(_reader);
    }

    /// <summary>Reads a module.</summary>
    /// <exception cref="RegoException">It is not well-formed.</exception>
    public static ModuleSyntax ParseModule(string file, string text, RegoDialect dialect) =>
        new ModuleParser(file, text, dialect).ParseModule();

    /// <summary>Reads a query.</summary>
    /// <exception cref="RegoException">It is not well-formed.</exception>
    public static Body ParseQuery(string file, string text, RegoDialect dialect) =>
        new ModuleParser(file, text, dialect)._literals.ParseBody("");

    ModuleSyntax ParseModule()
    {
        if (_reader.Token.Kind == TokenKind.End)
            throw Lexer.Error(_reader.Token.At, "the module is empty: expected \"package\"");
        if (!_reader.IsKeyword("package"))
            _reader.Fail("expected \"package\"");
        _statements.Add((_reader.Token.At.Row, AnnotationTarget.Package));
        var at = _reader.Advance().At;
        var package = ParsePackagePath();
        while (_reader.IsKeyword("import"))
            ParseImport();
        while (_reader.Token.Kind != TokenKind.End)
            ParseRule();
        var annotations = FindAnnotations();
        return new ModuleSyntax(package, at, _imports.ToImmutable(), [.. _rules], annotations, _reader.IsV1);
    }

    void ParseRule()
    {
        if (_reader.IsKeyword("import"))
        {
            ParseImport();
            return;
        }

        _reader.Accept(";");
        var statement = _statements.Count;
        _statements.Add((_reader.Token.At.Row, AnnotationTarget.Rule));
        new RuleParser(_reader, _literals).ParseRule(_rules, statement);
    }

    ImmutableArray<string> ParsePackagePath()
    {
        var first = _reader.ExpectWord();
        var path = ImmutableArray.CreateBuilder<string>();
        path.Add(first.Text);
        foreach (var term in _literals.Terms.ParsePath())
            path.Add(NameOf(term, "package"));
        return path.ToImmutable();
    }

    static string NameOf(Term term, string what) => term is ValueTerm { Value: RegoString name }
        ? name.Value
        : throw Lexer.Error(term.At, $"expected a string in the path of the {what}");

    void ParseImport()
    {
        var at = _reader.Advance().At;
        if (_reader.Token.Kind != TokenKind.Name)
            _reader.Fail("expected the path of the import");
        var root = _reader.Advance().Text;
        ImmutableArray<string> path = [root, .. _literals.Terms.ParsePath().Select(term => NameOf(term, "import"))];
        var name = path[^1];
        var isRenamed = _reader.Token.IsWord("as");
        if (isRenamed)
        {
            _reader.Advance();
            name = _reader.ExpectWord().Text;
        }

        switch (root)
        {
            case "data" or "input":
                _imports.Add(new ImportSyntax(at, path, name));
                break;
            case "rego" when path is ["rego", "v1"]:
                _reader.UseAllKeywords();
                break;
            case "future" when path is ["future", "keywords"]:
                _reader.UseFutureKeywords();
                break;
            case "future" when path is ["future", "keywords", var word] && _reader.TryUseKeyword(word):
            case "future" when path is ["future", "keywords", "not"]:
                break;
            default:
                throw Lexer.Error(at, $"unexpected import path \"{string.Join('.', path)}\": it must begin with data or input, or be rego.v1 or future.keywords");
        }
    }

    ImmutableArray<Annotation> FindAnnotations()
    {
        var found = ImmutableArray.CreateBuilder<Annotation>();
        Comment? start = null;
        var lines = new List<string>();
        var (lastRow, next) = (0, 0);
        foreach (var (row, comment) in _reader.Lexer.Comments)
        {
            if (row != lastRow + 1)
                Close(lastRow);
            if (start is not null)
                lines.Add(comment.Text);
            else
                start = comment;
            lastRow = row;
        }

        Close(lastRow);
        return found.ToImmutable();

        void Close(int row)
        {
            if (start is null)
                return;
            while (next < _statements.Count && _statements[next].Row <= row)
                next++;
            var target = next == _statements.Count ? AnnotationTarget.Nothing : _statements[next].Target;
            found.Add(new Annotation(start.At, string.Join('\n', lines), target) { Statement = next });
            (start, lines) = (null, []);
        }
    }
}
