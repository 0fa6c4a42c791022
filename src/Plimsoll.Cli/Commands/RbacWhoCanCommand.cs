using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Risks;
using Plimsoll.Model.Rbac;
using Plimsoll.Reports.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rbac who-can</c>: everybody who may do something.</summary>
static class RbacWhoCanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var question = new RbacQuestion();
        var paths = ManifestInput.Argument();
        var cluster = new ClusterOptions(hasNamespaces: false);
        var format = new FormatOptions([.. RbacFormats.Answers.Select(report => report.Name)]);
        var command = new Command("who-can", """
            Lists everybody who may do something, each with the first binding and rule that allow it.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read.

            Examples:
              plimsoll rbac who-can get secrets samples/rbac -n shop
              plimsoll rbac who-can escalate clusterroles cluster.yaml --format json
              plimsoll rbac who-can get secrets --cluster
            """);
        question.AddTo(command);
        command.Add(paths);
        cluster.AddTo(command, paths);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            ManifestInput manifests;
            await using (var progress = format.Progress(parsed, surroundings))
                manifests = await cluster.ReadAsync(parsed, paths, LiveUse.RbacQuestions, surroundings, progress, cancellation);
            var rbac = RbacReader.Read(manifests.Objects);
            var request = await question.RequestAsync(parsed, rbac, surroundings);
            var text = RbacQuestion.Text(request);
            var answers = new RbacAnswers(
                $"Who can {text}?",
                [
                    .. new RbacIndex(rbac).WhoCan(request).Select(holder => new RbacDecision(
                        holder.Subject.ToString(), text, true, holder.Grant is null ? "its members may do everything" : "",
                        holder.Grant is null || holder.Rule is null ? null : RbacRiskAnalysis.Evidence(holder.Grant, holder.Rule))),
                ],
                [.. manifests.Unread, .. RbacRiskAnalysis.UnreadOf(rbac)]);
            var report = RbacFormats.Answers.First(candidate => candidate.Name == format.Format(parsed));
            format.Write(parsed, surroundings, (output, style) => report.Write(answers, output, style));
            return answers.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }
}
