namespace Plimsoll.Cel.Syntax;

/// <summary>Writes expressions back as text: with macros as macros, one blank around operators, and no parentheses but the needed ones.</summary>
public static class ExprText
{
    /// <summary>The text of an expression; reading it makes the same expression again.</summary>
    /// <remarks>A loop of a library's macro that is not known here is written as <c>@fold(…)</c>, which cannot be read.</remarks>
    public static string Of(Expr expression)
    {
        var writer = new ExprWriter();
        writer.Write(expression, Precedence.None);
        return writer.ToString();
    }
}
