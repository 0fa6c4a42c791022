using System.CommandLine;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Cli.Options;

/// <summary>Which code of a ConstraintTemplate decides where it has several: <c>--engine</c>.</summary>
sealed class EngineOption
{
    static readonly string[] Names = ["preferred", "rego", "cel"];

    readonly Option<string> _engine = new("--engine")
    {
        Description = "The code that decides where a template has several: preferred (CEL where there is some, else Rego; as Gatekeeper does), "
            + "rego, cel. Templates without code for a given engine are skipped.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => Names[0],
    };

    public EngineOption() => _engine.AcceptOnlyFromAmong(Names);

    public void AddTo(Command command) => command.Add(_engine);

    /// <summary>The engine asked for.</summary>
    public GatekeeperEngine Value(ParseResult parsed) => parsed.GetValue(_engine) switch
    {
        "rego" => GatekeeperEngine.Rego,
        "cel" => GatekeeperEngine.Cel,
        _ => GatekeeperEngine.Preferred,
    };

    /// <summary>The name of an engine on the command line and in reports.</summary>
    public static string NameOf(GatekeeperEngine engine) => Names[(int)engine];
}
