using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Risks;
using Plimsoll.Model.Rbac;
using Plimsoll.Reports.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rbac can</c>: whether somebody may do something.</summary>
static class RbacCanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var subject = RbacQuestion.SubjectArgument();
        var question = new RbacQuestion();
        var groups = new Option<string[]>("--group") { Description = "A further group of the subject; may be given several times.", HelpName = "NAME" };
        var paths = ManifestInput.Argument();
        var cluster = new ClusterOptions(hasNamespaces: false);
        var format = new FormatOptions([.. RbacFormats.Answers.Select(report => report.Name)]);
        var command = new Command("can", """
            Says whether a subject may do something, and which binding and rule allow it.

            A ServiceAccount is in its groups by itself, a user in system:authenticated. Rights that no RBAC object shows (system:masters
            apart) are not known: other authorizers, and nodes.
            Exit codes: 0 yes, 1 no, 2 wrong use, 3 no, but something could not be read.

            Examples:
              plimsoll rbac can sa:shop/web list secrets samples/rbac -n shop
              plimsoll rbac can user:ada get /metrics cluster.yaml --group dev
            """) { subject };
        question.AddTo(command);
        command.Add(paths);
        command.Add(groups);
        cluster.AddTo(command, paths);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            ManifestInput manifests;
            await using (var progress = format.Progress(parsed, surroundings))
                manifests = await cluster.ReadAsync(parsed, paths, LiveUse.RbacQuestions, surroundings, progress, cancellation);
            var rbac = RbacReader.Read(manifests.Objects);
            var (who, request) = (parsed.GetValue(subject), await question.RequestAsync(parsed, rbac, surroundings));
            var answer = new RbacIndex(rbac).Can(RbacUser.Of(who, parsed.GetValue(groups) ?? []), request);
            var decision = new RbacDecision(
                who.ToString(), RbacQuestion.Text(request), answer.IsAllowed,
                answer is { IsAllowed: true, Grant: null } ? "a member of system:masters may do everything" : "",
                answer.Grant is null || answer.Rule is null ? null : RbacRiskAnalysis.Evidence(answer.Grant, answer.Rule));
            var answers = new RbacAnswers(
                $"Can {who} {RbacQuestion.Text(request)}?", [decision], [.. manifests.Unread, .. RbacRiskAnalysis.UnreadOf(rbac)]);
            var report = RbacFormats.Answers.First(candidate => candidate.Name == format.Format(parsed));
            format.Write(parsed, surroundings, (output, style) => report.Write(answers, output, style));
            return answer.IsAllowed ? ExitCode.Pass : answers.Unread.IsEmpty ? ExitCode.Denied : ExitCode.Incomplete;
        });
        return command;
    }
}
